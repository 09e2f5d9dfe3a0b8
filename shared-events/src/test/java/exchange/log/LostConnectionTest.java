package exchange.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import exchange.event.listing.ListingId;
import exchange.log.Interference.Step;
import exchange.log.TestDatabases.Kind;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

@DisplayName("An appender that loses its connection")
@ParameterizedClass
@EnumSource(Kind.class)
class LostConnectionTest {

    @Parameter
    Kind kind;

    private TestDatabase database;
    private final ListingId listing = ListingId.random();

    @BeforeEach
    void create() {
        database = TestDatabases.create(kind);
    }

    @AfterEach
    void close() {
        database.close();
    }

    @ParameterizedTest
    @CsvSource({
        "LOCK,true",
        "LOCK,false",
        "CHECK,false",
        "INSERT,true",
        "INSERT,false",
        "MOVE,true",
        "MOVE,false",
        "COMMIT,true",
        "COMMIT,false",
        "FORCE,true",
        "FORCE,false",
        "ONCE,true",
        "ONCE,false"
    })
    void looks_up_what_became_of_its_commit_and_has_one_effect_and_the_right_answer(Step where, boolean before) {
        assumeTrue(kind == Kind.H2 || where != Step.FORCE, "PostgreSQL's commit is the forcing");
        assumeTrue(kind == Kind.POSTGRES || where != Step.ONCE, "H2 appends step by step");
        AtomicBoolean cut = new AtomicBoolean();
        try (LogFixture log = LogFixture.on(database, Interference.with(database.database(), (step, early, real) -> {
            if (step == where && early == before && cut.compareAndSet(true, false)) {
                real.close();
                throw new SQLException("Cut at " + step, "08006");
            }
        }))) {
            if (where == Step.ONCE) {
                log.addNote(listing, 0, "first"); // whoever has moved the head itself appends at once
            } else {
                try (LogFixture other = LogFixture.on(database)) {
                    other.addNote(listing, 0, "first");
                }
            }
            cut.set(true);

            assertThat(log.append(CommandId.of("cem", "k"), log.note(listing, 1, "second")))
                    .isEqualTo(2);

            assertThat(cut).isFalse();
            assertThat(log.verify()).extracting(log::textOf).containsExactly("first", "second");
            assertThat(log.addNote(listing, 2, "third")).isEqualTo(3);
        }
    }

    @Test
    void answers_that_it_does_not_know_while_the_database_is_away_and_goes_on_when_it_is_back() throws Exception {
        AtomicBoolean away = new AtomicBoolean();
        LogAppender.Connections real = Interference.with(database.database(), (step, before, connection) -> {
            if (away.get()) {
                connection.close();
                throw new SQLException("Gone", "08006");
            }
        });
        try (LogFixture log = LogFixture.on(database, () -> {
                    if (away.get()) {
                        throw new SQLException("Nobody there", "08001");
                    }
                    return real.open();
                });
                ExecutorService clients = Executors.newCachedThreadPool()) {
            log.addNote(listing, 0, "first");
            away.set(true);
            Future<Long> unknown = clients.submit(() -> log.addNote(ListingId.random(), 0, "lost"));
            Thread.sleep(9_000);
            Future<Long> patient = clients.submit(() -> log.addNote(listing, 1, "second"));
            AppendingTest.assertFailure(unknown, LogUnavailable.class);
            away.set(false);

            assertThat(patient.get(5, TimeUnit.SECONDS)).isEqualTo(2);
            assertThat(log.verify()).hasSize(2);
        }
    }

    @Test
    void to_a_server_that_ends_its_session_tries_again_by_itself() {
        assumeTrue(kind == Kind.POSTGRES);
        Set<Step> terminated = Collections.synchronizedSet(EnumSet.noneOf(Step.class));
        try (LogFixture log = LogFixture.on(database, Interference.with(database.database(), (step, before, real) -> {
            if (before && step != Step.OTHER && terminated.add(step)) {
                terminate(real);
            }
        }))) {
            for (int i = 0; i < 12; i++) {
                assertThat(log.addNote(listing, i, "note " + i)).isEqualTo(i + 1);
            }
            assertThat(terminated)
                    .containsExactlyInAnyOrder(
                            Step.LOCK, Step.CHECK, Step.KEYS, Step.INSERT, Step.MOVE, Step.COMMIT, Step.ONCE);
            log.verify();
        }
    }

    @Test
    void while_its_statement_waits_at_the_server_finds_what_became_of_it() throws Exception {
        assumeTrue(kind == Kind.POSTGRES);
        CountDownLatch sent = new CountDownLatch(1);
        AtomicReference<Connection> waiting = new AtomicReference<>();
        try (LogFixture log = LogFixture.on(database, Interference.with(database.database(), (step, before, real) -> {
                    if (step == Step.ONCE && before && waiting.compareAndSet(null, real)) {
                        sent.countDown();
                    }
                }));
                Connection other = database.database().open();
                ExecutorService clients = Executors.newCachedThreadPool()) {
            log.addNote(listing, 0, "first");
            other.setAutoCommit(false);
            new LogTable(true, Clock.systemUTC()).lockHead(other);
            Future<Long> second = clients.submit(() -> log.addNote(listing, 1, "second"));
            sent.await();
            Awaitility.await().until(this::somebodyWaitsForTheHead);
            waiting.get().abort(Runnable::run);
            other.rollback();

            assertThat(second.get(30, TimeUnit.SECONDS)).isEqualTo(2);
            assertThat(log.verify()).extracting(log::textOf).containsExactly("first", "second");
        }
    }

    @Test
    void and_was_told_that_nothing_had_happened_is_not_belied_by_a_statement_that_arrives_late() throws Exception {
        assumeTrue(kind == Kind.POSTGRES);
        LogTable table = new LogTable(true, Clock.systemUTC());
        try (LogFixture log = LogFixture.on(database);
                Connection late = database.database().openForAppending();
                Connection looking = database.database().openForAppending()) {
            LogTable.Head head = table.lockHead(late);
            late.rollback();
            table.lockHead(looking);
            table.bar(looking);
            looking.commit();

            StoredEvent row = row(log.note(listing, 0, "late"), head);
            late.setAutoCommit(true);
            assertThat(table.appendAtOnce(
                            late,
                            head,
                            new LogTable.Known(Map.of(), Set.of()),
                            List.of(row),
                            List.of(),
                            head.frontier().plus(row.leafHash())))
                    .isEmpty();
            assertThat(log.verify()).isEmpty();
            assertThat(log.addNote(listing, 0, "first")).isEqualTo(1);
        }
    }

    private boolean somebodyWaitsForTheHead() {
        return database.sql()
                        .sql("select count(*) from pg_locks where not granted and database ="
                                + " (select oid from pg_database where datname = current_database())"
                                + " or not granted and locktype = 'transactionid'")
                        .query(Long.class)
                        .single()
                > 0;
    }

    private static StoredEvent row(LogFixture.Note note, LogTable.Head head) {
        PreparedEvent event = PreparedEvent.of(
                note.event().getIdentifier(),
                "Listing",
                note.event().getAggregateIdentifier(),
                0,
                "NoteAdded",
                "1",
                0,
                CommandId.random().bytes(),
                new byte[0],
                new byte[0]);
        return new StoredEvent(
                1,
                event.eventId(),
                event.aggregateType(),
                event.aggregateId(),
                0,
                event.type(),
                event.revision(),
                0,
                head.now(),
                event.commandId(),
                event.metadata(),
                event.payload(),
                event.leafHash(1, head.now()));
    }

    @Test
    void because_it_paused_while_holding_the_head_does_not_stop_the_other_node_for_long() throws Exception {
        assumeTrue(kind == Kind.POSTGRES);
        CountDownLatch resumed = new CountDownLatch(1);
        CountDownLatch holding = new CountDownLatch(1);
        AtomicBoolean pause = new AtomicBoolean(true);
        try (LogFixture pausing =
                        LogFixture.on(database, Interference.with(database.database(), (step, before, real) -> {
                            if (step == Step.LOCK && !before && pause.compareAndSet(true, false)) {
                                holding.countDown();
                                await(resumed);
                            }
                        }));
                LogFixture other = LogFixture.on(database);
                ExecutorService clients = Executors.newCachedThreadPool()) {
            Future<Long> late = clients.submit(() -> pausing.addNote(listing, 0, "paused"));
            holding.await();
            long start = System.nanoTime();

            assertThat(other.addNote(ListingId.random(), 0, "not stopped")).isEqualTo(1);

            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(9));
            resumed.countDown();
            assertThat(late.get()).isEqualTo(2);
            other.verify();
        }
    }

    @Test
    void for_good_does_not_fail_what_is_sent_with_it() {
        try (LogFixture log = LogFixture.on(database, Interference.with(database.database(), (step, before, real) -> {
            if (step == Step.INSERT && before) {
                throw new SQLException("Refused for good", "22001");
            }
        }))) {
            long start = System.nanoTime();
            assertThatThrownBy(() -> log.addNote(listing, 0, "refused"))
                    .isInstanceOf(org.axonframework.eventsourcing.eventstore.EventStoreException.class);
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(5));
            assertThat(log.verify()).isEmpty();
        }
    }

    private void terminate(Connection real) throws SQLException {
        int process = real.unwrap(org.postgresql.PGConnection.class).getBackendPID();
        database.sql()
                .sql("select pg_terminate_backend(?, 5000)")
                .param(process)
                .query(Boolean.class)
                .single();
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
