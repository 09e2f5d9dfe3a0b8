package exchange.command.listing;

import exchange.event.listing.ReviewReason;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Where one version of the content is on its way past the moderators; the first version of a listing as well as a revision. */
sealed interface Review {

    /**
     * The version under review.
     *
     * @param version of the content
     * @param editor the account that wrote it
     * @param quarantined whether its quantity is far outside the usual
     * @param confirmedBy the moderators who stand for the quantity all the same
     */
    record Draft(int version, String editor, LocalDate validUntil, boolean quarantined, Set<String> confirmedBy) {

        /** Whether somebody other than this moderator stands for the quantity, as far as that is needed. */
        boolean isConfirmedForApprovalBy(String moderator) {
            return !quarantined || confirmedBy.stream().anyMatch(confirmer -> !confirmer.equals(moderator));
        }
    }

    /** It waits for a moderator. */
    record Waiting(Draft draft) implements Review {}

    /** A moderator has it, until a moment. */
    record Claimed(Draft draft, String holder, Instant until) implements Review {

        boolean isLapsed(Instant now) {
            return !now.isBefore(until);
        }
    }

    /** Its submitter is to change it. */
    record SentBack(Draft draft, ReviewReason reason) implements Review {}

    /**
     * A revision has been decided on.
     *
     * @param rejectedFor null if it was approved
     */
    record Settled(@Nullable ReviewReason rejectedFor) implements Review {}

    /** The word for it in answers. */
    default String word() {
        return switch (this) {
            case Waiting _ -> "SUBMITTED";
            case Claimed _ -> "IN_REVIEW";
            case SentBack _ -> "CHANGES_REQUESTED";
            case Settled settled -> settled.rejectedFor() == null ? "APPROVED" : "REJECTED";
        };
    }
}
