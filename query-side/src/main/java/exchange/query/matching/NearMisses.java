package exchange.query.matching;

import exchange.query.matching.Match.Counterpart;
import java.util.List;

/** Whom a single hard rule keeps from being a match, the best first. */
record NearMisses(List<Item> items) {

    /**
     * A counterpart that is no match.
     *
     * @param rule the name of the {@link HardRule}
     * @param text what stands against it
     * @param needed what would have to be different
     * @param score that the two would have then
     */
    record Item(Counterpart counterpart, String rule, String text, String needed, double score) {}
}
