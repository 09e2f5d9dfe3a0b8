package exchange.benchmark;

import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** Something to draw from, where few are usual and many are rare. */
final class Drawn<T> {

    private final List<T> all;

    /** Up to which share of all draws each one reaches, ascending. */
    private final double[] reach;

    private Drawn(List<T> all, double[] weights) {
        this.all = all;
        reach = weights;
        Arrays.parallelPrefix(reach, Double::sum);
    }

    /** As Zipf's law has it: the n-th is drawn 1/n times as often as the first. */
    static <T> Drawn<T> byRank(List<T> all) {
        double[] weights = new double[all.size()];
        Arrays.setAll(weights, rank -> 1.0 / (rank + 1));
        return new Drawn<>(all, weights);
    }

    static <T> Drawn<T> byWeight(List<T> all, double[] weights) {
        return new Drawn<>(all, weights.clone());
    }

    T next(Random random) {
        int at = Arrays.binarySearch(reach, random.nextDouble() * reach[reach.length - 1]);
        return all.get(Math.min(all.size() - 1, at < 0 ? -at - 1 : at + 1));
    }
}
