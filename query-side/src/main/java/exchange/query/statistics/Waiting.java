package exchange.query.statistics;

import exchange.event.listing.ChangesRequested;
import exchange.event.listing.ClaimReleased;
import exchange.event.listing.ConformityAssessed;
import exchange.event.listing.Content;
import exchange.event.listing.ExpiryAnnounced;
import exchange.event.listing.FollowUpDone;
import exchange.event.listing.FollowUpSet;
import exchange.event.listing.ListingApproved;
import exchange.event.listing.ListingClaimed;
import exchange.event.listing.ListingEvent;
import exchange.event.listing.ListingExpired;
import exchange.event.listing.ListingFulfilled;
import exchange.event.listing.ListingRedacted;
import exchange.event.listing.ListingReinstated;
import exchange.event.listing.ListingRejected;
import exchange.event.listing.ListingRenewed;
import exchange.event.listing.ListingRevised;
import exchange.event.listing.ListingSubmitted;
import exchange.event.listing.ListingSuspended;
import exchange.event.listing.ListingWithdrawn;
import exchange.event.listing.NoteAdded;
import exchange.event.listing.QuantityConfirmed;
import exchange.event.listing.QuantityQuarantined;
import exchange.event.listing.RevisionApproved;
import exchange.event.listing.RevisionChangesRequested;
import exchange.event.listing.RevisionRejected;
import exchange.event.listing.Urgency;
import exchange.event.listing.Visibility;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How long a listing waits, or waited, for its first publication. What becomes of it later changes nothing.
 *
 * @param openToAll whether the public may see it
 * @param waitingSince null while nobody at the exchange has to decide about its publication
 * @param publishedAt null before its first publication
 */
record Waiting(
        Instant submittedAt,
        boolean openToAll,
        Urgency urgency,
        @Nullable Instant waitingSince,
        @Nullable Instant publishedAt) {

    static Waiting submitted(Content content, Instant at) {
        return new Waiting(at, isOpen(content), content.urgency(), at, null);
    }

    /** What an event makes of it. */
    Waiting after(ListingEvent event, Instant at) {
        if (publishedAt != null) {
            return this;
        }
        return switch (event) {
            case ListingApproved approved -> new Waiting(submittedAt, openToAll, urgency, null, at);
            case ChangesRequested requested -> decided();
            case ListingRejected rejected -> decided();
            case ListingWithdrawn withdrawn -> decided();
            case ListingFulfilled fulfilled -> decided();
            case ListingRevised revised -> revised(revised.content(), at);
            case ListingSubmitted submitted -> this;
            case ListingClaimed claimed -> this;
            case ClaimReleased released -> this;
            case QuantityQuarantined quarantined -> this;
            case QuantityConfirmed confirmed -> this;
            case RevisionApproved approved -> this;
            case RevisionRejected rejected -> this;
            case RevisionChangesRequested requested -> this;
            case ListingSuspended suspended -> this;
            case ListingReinstated reinstated -> this;
            case ListingExpired expired -> this;
            case ListingRenewed renewed -> this;
            case ListingRedacted redacted -> this;
            case ConformityAssessed assessed -> this;
            case ExpiryAnnounced announced -> this;
            case NoteAdded noted -> this;
            case FollowUpSet set -> this;
            case FollowUpDone done -> this;
        };
    }

    private Waiting decided() {
        return new Waiting(submittedAt, openToAll, urgency, null, null);
    }

    private Waiting revised(Content content, Instant at) {
        return new Waiting(
                submittedAt, isOpen(content), content.urgency(), waitingSince == null ? at : waitingSince, null);
    }

    private static boolean isOpen(Content content) {
        return content.visibility() == Visibility.PUBLIC;
    }
}
