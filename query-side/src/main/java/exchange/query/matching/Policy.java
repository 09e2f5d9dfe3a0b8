package exchange.query.matching;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * What counts how much. A policy that has been used is never altered: another one gets another version, so that a match can always be
 * worked out again.
 *
 * @param weights by factor; together 1
 * @param closeText the least likeness at which texts stand in for a product code that one side lacks, 0 to 1
 */
record Policy(String version, Map<Factor, Double> weights, double closeText) {

    /** In use until 26 November 2026. */
    private static final Policy FIRST = new Policy(
            "1",
            Map.of(
                    Factor.PRODUCT, 0.25,
                    Factor.TEXT, 0.20,
                    Factor.QUANTITY, 0.20,
                    Factor.DISTANCE, 0.15,
                    Factor.LEAD_TIME, 0.10,
                    Factor.CONFORMITY, 0.10),
            0.35);

    /**
     * The one in use. Whoever graded pairs (Q2 in docs/measurements.md) cared more for the very product than the first policy did, and less for
     * kilometres and days within what a request allows.
     */
    static final Policy CURRENT = new Policy(
            "2",
            Map.of(
                    Factor.PRODUCT, 0.30,
                    Factor.TEXT, 0.25,
                    Factor.QUANTITY, 0.20,
                    Factor.DISTANCE, 0.05,
                    Factor.LEAD_TIME, 0.05,
                    Factor.CONFORMITY, 0.15),
            0.35);

    /** All of them, the one in use first: benchmarks set them side by side before another is taken. */
    static final List<Policy> ALL = List.of(CURRENT, FIRST);

    /**
     * @throws IllegalArgumentException if a factor has no weight, or the weights do not add up to 1
     */
    Policy {
        weights = new EnumMap<>(weights);
        double sum = weights.values().stream().mapToDouble(Double::doubleValue).sum();
        if (weights.size() != Factor.values().length || Math.abs(sum - 1) > 1e-9) {
            throw new IllegalArgumentException("Every factor needs a weight, and together they are 1: " + weights);
        }
    }

    double weight(Factor factor) {
        return weights.getOrDefault(factor, 0.0);
    }

    /**
     * What a factor adds to a score, in points: more for a higher value, or the same.
     *
     * @param value 0 to 1
     */
    int points(Factor factor, double value) {
        return (int) Math.round(value * weight(factor) * Pair.POINTS);
    }
}
