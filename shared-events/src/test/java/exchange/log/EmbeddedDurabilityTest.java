package exchange.log;

import static org.assertj.core.api.Assertions.assertThat;

import exchange.event.listing.ListingId;
import exchange.log.Interference.Step;
import exchange.log.TestDatabases.Kind;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("On the embedded database")
class EmbeddedDurabilityTest {

    private final ListingId listing = ListingId.random();

    @Test
    void nobody_sees_an_event_before_it_is_forced_to_disk() throws Exception {
        Gate gate = new Gate();
        try (TestDatabase database = TestDatabases.create(Kind.H2);
                LogFixture log =
                        LogFixture.on(database, Interference.with(database.database(), (step, before, real) -> {
                            if (step == Step.FORCE && before) {
                                gate.pass();
                            }
                        }));
                ExecutorService clients = Executors.newCachedThreadPool()) {
            CommandId command = CommandId.of("cem", "second");
            log.addNote(listing, 0, "first");
            gate.close();
            Future<Long> second = clients.submit(() -> log.append(command, log.note(listing, 1, "second")));
            gate.awaitArrival();

            assertThat(database.sql()
                            .sql("select count(*) from eventlog.event")
                            .query(Long.class)
                            .single())
                    .as("committed, but perhaps not on disk")
                    .isEqualTo(2);
            assertThat(second).isNotDone();
            assertThat(log.log().head()).isEqualTo(1);
            assertThat(log.log().size()).isEqualTo(1);
            assertThat(log.log().after(0, 10)).hasSize(1);
            assertThat(log.log().at(2)).isEmpty();
            assertThat(log.log().at(java.util.List.of(1L, 2L))).hasSize(1);
            assertThat(log.log().ofAggregate(listing.toString(), 0)).hasSize(1);
            assertThat(log.log().lastSequence(listing.toString())).hasValue(0);
            assertThat(log.log().ofCommand(command)).isEmpty();
            assertThat(log.store().openStream(null).nextAvailable()).isNotNull();

            gate.open();
            assertThat(second.get()).isEqualTo(2);
            assertThat(log.log().after(0, 10)).hasSize(2);
        }
    }

    @Test
    void an_interrupted_reader_or_caller_does_not_close_the_file_for_the_others() throws Exception {
        try (TestDatabase database = TestDatabases.create(Kind.H2);
                LogFixture log = LogFixture.on(database)) {
            AtomicBoolean done = new AtomicBoolean();
            Thread[] interrupted = new Thread[4];
            for (int i = 0; i < interrupted.length; i++) {
                boolean reads = i % 2 == 0;
                interrupted[i] = Thread.ofPlatform().start(() -> {
                    ListingId own = ListingId.random();
                    long sequence = 0;
                    while (!done.get()) {
                        try {
                            if (reads) {
                                database.sql()
                                        .sql("select sum(length(payload)) from eventlog.event")
                                        .query(Long.class)
                                        .optional();
                            } else {
                                log.addNote(own, sequence, "x".repeat(2_000));
                                sequence++;
                            }
                        } catch (RuntimeException refused) {
                            sequence = log.log().ofAggregate(own.toString(), 0).size();
                        }
                    }
                });
            }
            for (int i = 0; i < 150; i++) {
                log.addNote(listing, i, "y".repeat(2_000));
                interrupted[ThreadLocalRandom.current().nextInt(interrupted.length)].interrupt();
            }
            done.set(true);
            for (Thread thread : interrupted) {
                thread.join();
            }
            assertThat(log.log().ofAggregate(listing.toString(), 0)).hasSize(150);
            log.verify();
        }
    }
}
