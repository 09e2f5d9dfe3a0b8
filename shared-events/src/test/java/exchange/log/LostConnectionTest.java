package exchange.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import exchange.event.listing.ListingId;
import exchange.log.Interference.Step;
import exchange.log.TestDatabases.Kind;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
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
        "FORCE,false"
    })
    void looks_up_what_became_of_its_commit_and_has_one_effect_and_the_right_answer(Step where, boolean before) {
        assumeTrue(kind == Kind.H2 || where != Step.FORCE, "PostgreSQL's commit is the forcing");
        AtomicBoolean cut = new AtomicBoolean();
        try (LogFixture log = LogFixture.on(database, Interference.with(database.database(), (step, early, real) -> {
            if (step == where && early == before && cut.compareAndSet(true, false)) {
                real.close();
                throw new SQLException("Cut at " + step, "08006");
            }
        }))) {
            log.addNote(listing, 0, "first");
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
        AtomicInteger terminated = new AtomicInteger();
        try (LogFixture log = LogFixture.on(database, Interference.with(database.database(), (step, before, real) -> {
            if (before && terminated.get() < step.ordinal() && step.ordinal() <= Step.COMMIT.ordinal()) {
                terminated.set(step.ordinal());
                terminate(real);
            }
        }))) {
            for (int i = 0; i < 12; i++) {
                assertThat(log.addNote(listing, i, "note " + i)).isEqualTo(i + 1);
            }
            assertThat(terminated).hasValue(Step.COMMIT.ordinal());
            log.verify();
        }
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
