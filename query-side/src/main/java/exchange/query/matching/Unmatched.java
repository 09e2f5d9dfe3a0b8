package exchange.query.matching;

import com.fasterxml.jackson.annotation.JsonInclude;
import exchange.query.matching.Match.Counterpart;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A published listing that nobody on the other side fits.
 *
 * @param publishedOn the day of its first approval
 * @param nearestMiss absent where more than one rule stands against everybody
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record Unmatched(
        Counterpart listing,
        LocalDate publishedOn,
        @Nullable NearestMiss nearestMiss) {

    /**
     * The best counterpart that a single rule forbids.
     *
     * @param score that the two would have
     */
    record NearestMiss(Counterpart counterpart, String rule, String text, double score) {}
}
