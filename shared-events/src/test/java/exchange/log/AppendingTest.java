package exchange.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import exchange.event.listing.ListingId;
import exchange.log.TestDatabases.Kind;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.axonframework.modelling.command.AggregateStreamCreationException;
import org.axonframework.modelling.command.ConcurrencyException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@DisplayName("Appending to the log")
@ParameterizedClass
@EnumSource(Kind.class)
class AppendingTest {

    @Parameter
    Kind kind;

    private TestDatabase database;
    private LogFixture log;
    private final Gate gate = new Gate();
    private final AtomicInteger commits = new AtomicInteger();

    @org.junit.jupiter.api.BeforeEach
    void open() {
        database = TestDatabases.create(kind);
        log = LogFixture.on(database, Interference.with(database.database(), (step, before, real) -> {
            if ((step == Interference.Step.LOCK || step == Interference.Step.ONCE) && before) {
                gate.pass();
            }
        }));
        log.log().signal().onAdvance(commits::incrementAndGet);
    }

    @AfterEach
    void close() {
        gate.open();
        log.close();
        database.close();
    }

    @Test
    void by_64_threads_is_gapless_and_in_order_and_answers_the_right_positions_with_fewer_commits_than_commands()
            throws Exception {
        Map<Long, String> answers = new ConcurrentHashMap<>();
        try (ExecutorService clients = Executors.newFixedThreadPool(64)) {
            List<Future<?>> running = new ArrayList<>();
            for (int client = 0; client < 64; client++) {
                String name = "client " + client;
                running.add(clients.submit(() -> {
                    ListingId listing = ListingId.random();
                    for (int i = 0; i < 15; i++) {
                        String text = name + " note " + i;
                        answers.put(log.addNote(listing, i, text), text);
                    }
                }));
            }
            for (Future<?> client : running) {
                client.get();
            }
        }

        List<StoredEvent> events = log.verify();

        assertThat(events).hasSize(64 * 15);
        assertThat(answers).hasSize(64 * 15);
        events.forEach(event -> assertThat(log.textOf(event)).isEqualTo(answers.get(event.position())));
        assertThat(commits.get()).isLessThan(64 * 15 / 2);
    }

    @Test
    void fails_alone_where_it_conflicts_inside_a_batch() throws Exception {
        ListingId old = ListingId.random();
        ListingId contested = ListingId.random();
        log.addNote(old, 0, "first");

        List<Future<Long>> answers = inOneBatch(
                () -> log.addNote(contested, 0, "wins"),
                () -> log.addNote(contested, 0, "is too late"),
                () -> log.addNote(old, 0, "exists already"),
                () -> log.addNote(old, 7, "leaves a hole"),
                () -> log.addNote(old, 1, "fits"));

        assertThat(answers.get(0).get()).isEqualTo(2);
        assertFailure(answers.get(1), AggregateStreamCreationException.class);
        assertFailure(answers.get(2), AggregateStreamCreationException.class);
        assertFailure(answers.get(3), ConcurrencyException.class);
        assertThat(answers.get(4).get()).isEqualTo(3);
        assertThat(log.verify()).extracting(log::textOf).containsExactly("first", "wins", "fits");
        assertThat(commits).hasValue(2);
    }

    @Test
    void of_a_sequence_that_another_one_of_the_batch_has_taken_is_a_conflict() throws Exception {
        ListingId listing = ListingId.random();
        log.addNote(listing, 0, "first");

        List<Future<Long>> answers =
                inOneBatch(() -> log.addNote(listing, 1, "Otto"), () -> log.addNote(listing, 1, "Cem"));

        assertThat(answers.get(0).get()).isEqualTo(2);
        assertFailure(answers.get(1), ConcurrencyException.class);
    }

    @Test
    void over_several_aggregates_is_all_or_nothing() {
        ListingId offer = ListingId.random();
        ListingId request = ListingId.random();
        log.addNote(offer, 0, "offer");

        assertThatThrownBy(() ->
                        log.append(CommandId.random(), log.note(request, 0, "request"), log.note(offer, 0, "again")))
                .isInstanceOf(AggregateStreamCreationException.class);
        assertThat(log.log().ofAggregate(request.toString(), 0)).isEmpty();

        assertThat(log.append(
                        CommandId.random(),
                        log.note(request, 0, "request"),
                        log.note(offer, 1, "matched"),
                        log.note(request, 1, "matched")))
                .isEqualTo(4);
        assertThat(log.verify()).hasSize(4);
    }

    @Test
    void of_one_command_twice_in_a_batch_has_one_effect() throws Exception {
        CommandId command = CommandId.of("cem", "key-1");
        ListingId listing = ListingId.random();

        List<Future<Long>> answers = inOneBatch(
                () -> log.append(command, log.note(listing, 0, "once")),
                () -> log.append(command, log.note(listing, 0, "once")),
                () -> log.append(command, log.note(ListingId.random(), 0, "once")));

        assertThat(answers.get(0).get()).isEqualTo(1);
        assertFailure(answers.get(1), CommandAlreadyDone.class);
        assertFailure(answers.get(2), CommandAlreadyDone.class);
        assertThat(log.verify()).hasSize(1);
    }

    @Test
    void takes_a_refused_commands_id_as_unused() {
        CommandId command = CommandId.of("cem", "key-1");
        ListingId listing = ListingId.random();

        assertThatThrownBy(() -> log.append(command, log.note(listing, 3, "too early")))
                .isInstanceOf(ConcurrencyException.class);

        assertThat(log.append(command, log.note(listing, 0, "now"))).isEqualTo(1);
    }

    @Test
    void fails_alone_and_at_once_when_the_database_refuses_it_for_good() throws Exception {
        ListingId listing = ListingId.random();
        Instant beyondEveryColumn = Instant.now();
        var tooLong = new org.axonframework.eventhandling.GenericDomainEventMessage<>(
                "T".repeat(200),
                ListingId.random().toString(),
                0,
                log.note(listing, 0, "").event().getPayload(),
                org.axonframework.messaging.MetaData.emptyInstance(),
                "id",
                beyondEveryColumn);

        List<Future<Long>> answers = inOneBatch(
                () -> log.addNote(listing, 0, "before"),
                () -> {
                    log.publish(new CommandEnvelope(CommandId.random(), List.of()), List.of(tooLong));
                    return 0L;
                },
                () -> log.addNote(listing, 1, "decided on what was not there"),
                () -> log.addNote(ListingId.random(), 0, "behind"));

        assertThat(answers.get(0).get()).isEqualTo(1);
        assertFailure(answers.get(1), org.axonframework.eventsourcing.eventstore.EventStoreException.class);
        assertFailure(answers.get(2), ConcurrencyException.class);
        assertThat(answers.get(3).get()).isEqualTo(2);
        assertThat(log.verify()).extracting(log::textOf).containsExactly("before", "behind");
    }

    @Test
    void records_times_that_only_grow_whatever_the_clocks_say() {
        Instant noon = Instant.parse("2026-11-22T12:00:00Z");
        List<Instant> clock = new ArrayList<>(List.of(noon, noon, noon.minusSeconds(300), noon.plusSeconds(300)));
        InstantSource jumping = () -> clock.size() > 1 ? clock.removeFirst() : clock.getFirst();
        ListingId listing = ListingId.random();
        try (LogFixture wrong = LogFixture.on(
                database,
                database.database()::openForAppending,
                Duration.ofSeconds(1),
                jumping.withZone(ZoneOffset.UTC),
                Upcasting.NONE)) {
            for (int i = 0; i < 6; i++) {
                wrong.append(
                        CommandId.random(),
                        wrong.note(listing, i, "note " + i, noon.plusSeconds(i % 2 == 0 ? 300 : -300)));
            }
            List<StoredEvent> events = wrong.verify();
            StoredEvent third = events.get(2);
            assertThat(wrong.log().positionAsOf(third.recordedAtInstant())).isEqualTo(3);
            assertThat(wrong.log().positionAsOf(third.recordedAtInstant().minusNanos(1)))
                    .isEqualTo(2);
            assertThat(wrong.log().positionAsOf(Instant.EPOCH)).isZero();
            assertThat(wrong.log().positionAsOf(events.getLast().recordedAtInstant()))
                    .isEqualTo(6);
            assertThat(third.getTimestamp()).isEqualTo(noon.plusSeconds(300));
        }
    }

    @Test
    void is_answered_when_the_log_is_closed_meanwhile() throws Exception {
        gate.close();
        ListingId listing = ListingId.random();
        try (ExecutorService clients = Executors.newFixedThreadPool(3)) {
            Future<Long> first = clients.submit(() -> log.addNote(listing, 0, "under way"));
            gate.awaitArrival();
            CompletableFuture<Thread> secondClient = new CompletableFuture<>();
            Future<Long> second = clients.submit(() -> {
                secondClient.complete(Thread.currentThread());
                return log.addNote(ListingId.random(), 0, "waiting");
            });
            awaitWaiting(secondClient.get());
            CompletableFuture<Thread> closingClient = new CompletableFuture<>();
            Future<?> closing = clients.submit(() -> {
                closingClient.complete(Thread.currentThread());
                log.close();
            });
            awaitWaiting(closingClient.get());
            gate.open();
            closing.get();
            assertThat(first.get()).isEqualTo(1);
            assertFailure(second, LogUnavailable.class);
        }
        assertThatThrownBy(() -> log.addNote(ListingId.random(), 0, "later")).isInstanceOf(LogUnavailable.class);
    }

    /** Runs appends so that they meet in one batch, in this order: another append is held at the head's lock meanwhile. */
    @SafeVarargs
    private List<Future<Long>> inOneBatch(java.util.concurrent.Callable<Long>... appends) throws Exception {
        gate.close();
        List<Future<Long>> answers = new ArrayList<>();
        try (ExecutorService clients = Executors.newFixedThreadPool(appends.length + 1)) {
            // held before it has asked for the lock; a conflict, so that it takes no position
            Future<Long> held = clients.submit(() -> log.addNote(ListingId.random(), 9, "holds the appender"));
            gate.awaitArrival();
            for (java.util.concurrent.Callable<Long> append : appends) {
                CompletableFuture<Thread> client = new CompletableFuture<>();
                answers.add(clients.submit(() -> {
                    client.complete(Thread.currentThread());
                    return append.call();
                }));
                awaitWaiting(client.get());
            }
            gate.open();
            assertFailure(held, ConcurrencyException.class);
        }
        return answers;
    }

    /** An append that is in the queue waits for its answer in {@link LogAppender#append}, who closes for the end of what is under way. */
    private static void awaitWaiting(Thread client) {
        await().until(() ->
                EnumSet.of(Thread.State.WAITING, Thread.State.TIMED_WAITING).contains(client.getState())
                        && Stream.of(client.getStackTrace())
                                .anyMatch(frame -> frame.getClassName().equals(LogAppender.class.getName())));
    }

    static void assertFailure(Future<?> future, Class<? extends Throwable> type) {
        assertThatThrownBy(future::get).hasCauseInstanceOf(type);
    }
}
