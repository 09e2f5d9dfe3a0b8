package exchange.log;

import static org.assertj.core.api.Assertions.assertThat;

import exchange.event.listing.ListingId;
import exchange.log.Interference.Step;
import exchange.log.TestDatabases.Kind;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.LongStream;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** T2 of MEASURES.md: {@code -Dt2.seeds=1000} for its full size. */
@DisplayName("Two nodes on one database")
class TwoNodesTest {

    private static final int SEEDS = Integer.getInteger("t2.seeds", 100);
    private static final int FIRST_SEED = Integer.getInteger("t2.first", 1);
    private static final Set<Step> DELAYED = EnumSet.of(Step.LOCK, Step.INSERT, Step.COMMIT, Step.ONCE);
    private static final int WRITERS = 3;
    private static final int NOTES = 5;

    private static TestDatabase database;

    @BeforeAll
    static void create() {
        database = TestDatabases.create(Kind.POSTGRES);
    }

    @AfterAll
    static void close() {
        database.close();
    }

    @Test
    void that_append_and_read_at_once_skip_nothing_and_see_nothing_twice_however_transactions_are_delayed()
            throws Exception {
        LogToken start = LogToken.START;
        try (ExecutorService threads = Executors.newCachedThreadPool()) {
            for (int seed = FIRST_SEED; seed < FIRST_SEED + SEEDS; seed++) {
                start = round(seed, start, threads);
            }
        }
        try (LogFixture log = LogFixture.on(database)) {
            assertThat(log.verify()).hasSize(SEEDS * 2 * WRITERS * NOTES);
        }
    }

    private static LogToken round(int seed, LogToken start, ExecutorService threads) throws Exception {
        long expected = start.index() + 2 * WRITERS * NOTES;
        Random random = new Random(seed);
        try (LogFixture early = node(random.nextLong(), Duration.ofMinutes(-5));
                LogFixture late = node(random.nextLong(), Duration.ofMinutes(5))) {
            List<Future<List<Long>>> readers = new ArrayList<>();
            List<Future<?>> writers = new ArrayList<>();
            for (LogFixture node : List.of(early, late)) {
                readers.add(threads.submit(() -> stream(node, start, expected)));
                readers.add(threads.submit(() -> blocks(node, start.index(), expected)));
                Instant clock = Instant.now().plusSeconds(node == early ? -300 : 300);
                for (int writer = 0; writer < WRITERS; writer++) {
                    writers.add(threads.submit(() -> {
                        ListingId listing = ListingId.random();
                        for (int i = 0; i < NOTES; i++) {
                            node.append(CommandId.random(), node.note(listing, i, "note", clock));
                        }
                    }));
                }
            }
            for (Future<?> writer : writers) {
                writer.get(60, TimeUnit.SECONDS);
            }
            for (Future<List<Long>> reader : readers) {
                assertThat(reader.get(30, TimeUnit.SECONDS))
                        .as("seed %d", seed)
                        .containsExactlyElementsOf(LongStream.rangeClosed(start.index() + 1, expected)
                                .boxed()
                                .toList());
            }
            return early.log().at(expected).orElseThrow().token();
        }
    }

    /** A node whose transactions wait at every step for as long as chance, by this seed, will have it. */
    private static LogFixture node(long seed, Duration clock) {
        Random random = new Random(seed);
        return LogFixture.on(
                database,
                Interference.with(database.database(), (step, before, real) -> {
                    if (DELAYED.contains(step)) {
                        delay(random);
                    }
                }),
                HeadWatch.NET,
                Clock.offset(Clock.systemUTC(), clock),
                Upcasting.NONE);
    }

    private static void delay(Random random) {
        if (random.nextInt(3) == 0) {
            LockSupport.parkNanos(TimeUnit.MICROSECONDS.toNanos(random.nextInt(6_000)));
        }
    }

    private static List<Long> stream(LogFixture node, LogToken start, long until) throws InterruptedException {
        List<Long> seen = new ArrayList<>();
        try (var stream = node.store().openStream(start)) {
            while (seen.isEmpty() || seen.getLast() < until) {
                TrackedEventMessage<?> event = stream.nextAvailable();
                seen.add(event.trackingToken().position().orElseThrow());
            }
        }
        return seen;
    }

    private static List<Long> blocks(LogFixture node, long start, long until) {
        List<Long> seen = new ArrayList<>();
        long position = start;
        while (position < until) {
            for (StoredEvent event : node.log().after(position, 3)) {
                seen.add(event.position());
                position = event.position();
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(1));
        }
        return seen;
    }

    @Test
    void in_processes_of_their_own_write_one_gapless_log_that_a_third_one_reads_in_order() throws Exception {
        try (TestDatabase shared = TestDatabases.create(Kind.POSTGRES);
                LogFixture reader = LogFixture.on(shared);
                LogProcess first = LogProcess.start(shared.database(), "first", 4, 100);
                LogProcess second = LogProcess.start(shared.database(), "second", 4, 100)) {
            List<Long> seen = stream(reader, LogToken.START, 800);

            assertThat(seen).isEqualTo(LongStream.rangeClosed(1, 800).boxed().toList());
            assertThat(first.awaitEnd()).hasSize(400);
            assertThat(second.awaitEnd()).hasSize(400);
            List<StoredEvent> events = reader.verify();
            first.acknowledged()
                    .forEach((key, position) -> assertThat(
                                    events.get((int) (position - 1)).commandIdHex())
                            .isEqualTo(CommandId.of("first", key).toString()));
            second.acknowledged()
                    .forEach((key, position) -> assertThat(
                                    events.get((int) (position - 1)).commandIdHex())
                            .isEqualTo(CommandId.of("second", key).toString()));
        }
    }
}
