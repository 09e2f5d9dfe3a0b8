package exchange.benchmark;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.atomic.LongAdder;

/**
 * Runs contestants in turn, round after round, each with its clients for some seconds: whatever the machine does meanwhile meets all of
 * them. The first round warms up and does not count.
 */
final class Rounds {

    private static final long NANOS = 1_000_000_000L;

    /** What one client does, again and again; returns how many operations that were. */
    interface Work {
        int once() throws Exception;

        default void close() throws Exception {}
    }

    /** Somebody who takes a turn in every round. */
    interface Contestant {

        /** Makes a client's work: a connection, a name of its own. */
        Work client(int number) throws Exception;

        /** Called before each turn, uncounted. */
        default void begin() throws Exception {}

        /** Waits, after each turn and uncounted, until nothing of it runs on into the next one's. */
        default void settle() throws Exception {}
    }

    /** Operations a second: the least, the middle and the most of the rounds. */
    record Rate(double least, double middle, double most) {

        static Rate of(List<Double> rates) {
            double[] sorted =
                    rates.stream().mapToDouble(Double::doubleValue).sorted().toArray();
            return new Rate(sorted[0], sorted[sorted.length / 2], sorted[sorted.length - 1]);
        }

        @Override
        public String toString() {
            return Report.figure(middle) + " (" + Report.figure(least) + "–" + Report.figure(most) + ")";
        }
    }

    private final int rounds;
    private final double seconds;
    private final double warm;

    private Rounds(int rounds, double seconds, double warm) {
        this.rounds = rounds;
        this.seconds = seconds;
        this.warm = warm;
    }

    /** As many, and as long, as the sizes {@code rounds} and {@code seconds} say; the first, which warms up, as {@code warm} says. */
    static Rounds of(Sizes sizes, int rounds, double seconds, double warm) {
        return new Rounds(
                sizes.number("rounds", rounds), sizes.seconds("seconds", seconds), sizes.seconds("warm", warm));
    }

    /** The rates of the contestants, in their order. */
    List<Rate> run(int clients, Contestant... contestants) throws Exception {
        List<List<Double>> rates = new ArrayList<>();
        List<List<Work>> works = new ArrayList<>();
        for (Contestant contestant : contestants) {
            rates.add(new ArrayList<>());
            List<Work> work = new ArrayList<>();
            for (int number = 0; number < clients; number++) {
                work.add(contestant.client(number));
            }
            works.add(work);
        }
        for (int round = 0; round <= rounds; round++) {
            for (int contestant = 0; contestant < contestants.length; contestant++) {
                contestants[contestant].begin();
                double rate = once(works.get(contestant), round == 0 ? warm : seconds);
                contestants[contestant].settle();
                if (round > 0) {
                    rates.get(contestant).add(rate);
                }
            }
        }
        for (List<Work> work : works) {
            for (Work client : work) {
                client.close();
            }
        }
        return rates.stream().map(Rate::of).toList();
    }

    private static double once(List<Work> clients, double seconds) throws Exception {
        LongAdder done = new LongAdder();
        AtomicReference<Exception> failed = new AtomicReference<>();
        long start = System.nanoTime();
        long end = start + (long) (seconds * NANOS);
        Thread[] threads = new Thread[clients.size()];
        Arrays.setAll(
                threads,
                number -> Thread.ofPlatform().start(() -> {
                    try {
                        while (System.nanoTime() < end && failed.get() == null) {
                            done.add(clients.get(number).once());
                        }
                    } catch (Exception e) {
                        failed.compareAndSet(null, e);
                    }
                }));
        for (Thread thread : threads) {
            thread.join();
        }
        if (failed.get() != null) {
            throw failed.get();
        }
        return done.sum() * (double) NANOS / (System.nanoTime() - start);
    }
}
