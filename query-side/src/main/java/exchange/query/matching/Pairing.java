package exchange.query.matching;

import exchange.query.matching.MatchIndex.Ranked;
import java.util.Comparator;
import java.util.List;

/**
 * A listing with one of its matches.
 *
 * @param ranked its matches, the best first
 * @param at which of them
 */
record Pairing(Party subject, List<Ranked> ranked, int at) {

    /** The best first, of equals the newest. No two are equal. */
    static final Comparator<Pairing> ORDER = Comparator.comparingInt(Pairing::points)
            .thenComparingLong(pairing -> pairing.subject().published())
            .thenComparingLong(pairing -> pairing.counterpart().published())
            .reversed();

    Party counterpart() {
        return ranked.get(at).counterpart();
    }

    int points() {
        return ranked.get(at).points();
    }

    /** The sort key. */
    List<String> key() {
        return List.of(
                String.valueOf(points()),
                String.valueOf(subject.published()),
                String.valueOf(counterpart().published()));
    }

    /** Whether it comes after another one with this sort key. */
    boolean isBehind(List<String> key) {
        int points = Integer.parseInt(key.get(0));
        long newer = Long.parseLong(key.get(1));
        long older = Long.parseLong(key.get(2));
        if (points() != points) {
            return points() < points;
        }
        return subject.published() == newer ? counterpart().published() < older : subject.published() < newer;
    }
}
