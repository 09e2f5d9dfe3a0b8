package exchange.query.matching;

import com.fasterxml.jackson.annotation.JsonInclude;
import exchange.event.listing.Capability;
import exchange.event.listing.Kind;
import exchange.event.listing.Quantity;
import exchange.event.matching.Verdict;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A counterpart with the reason why.
 *
 * @param rank from 1, among all matches of the listing that the reader may see
 * @param score 0 to 1: the sum of the contributions
 * @param counterfactuals what would rank the counterpart higher, each for itself; none for what is first already
 * @param policy the version of the policy by which the score was found
 * @param judgements of the desk, everybody's last; absent for the owner
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record Match(
        Counterpart counterpart,
        int rank,
        double score,
        List<Reason> factors,
        List<Change> counterfactuals,
        String policy,
        @Nullable List<Judgement> judgements) {

    /**
     * The listing on the other side, as the catalogue shows it.
     *
     * @param capabilities that it can use; of an offer the one that it has
     * @param distanceKm from the other listing, to the metre
     * @param organisation absent where it is not shown
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Counterpart(
            String id,
            String reference,
            Kind kind,
            String title,
            @Nullable String product,
            @Nullable String productLabel,
            List<Capability> capabilities,
            @Nullable Quantity quantity,
            String place,
            String district,
            @Nullable Double distanceKm,
            LocalDate validUntil,
            @Nullable String organisation) {}

    /**
     * A factor of the score.
     *
     * @param value 0 to 1
     * @param contribution value times weight, to four places
     */
    record Reason(String name, String label, double value, double weight, double contribution, String text) {}

    /**
     * A change that lies with the counterpart.
     *
     * @param factor that becomes better
     * @param rank and score that it would have then
     */
    record Change(String factor, int rank, double score, String text) {}

    /**
     * Whether somebody at the desk finds that the two go together.
     *
     * @param by a login
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Judgement(
            Verdict verdict,
            String by,
            Instant at,
            @Nullable String text) {}
}
