package exchange.query.listing;

import exchange.event.listing.ChangesRequested;
import exchange.event.listing.ClaimReleased;
import exchange.event.listing.ConformityAssessed;
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
import exchange.privacy.Sealed;
import org.jspecify.annotations.Nullable;

/**
 * What was said along with an event, and to whom.
 *
 * @param reason the code of the reason or outcome
 * @param remarks {@link exchange.event.listing.Remarks}, sealed
 * @param internal whether the event itself is the desk's own business
 */
record Said(@Nullable String reason, @Nullable Sealed remarks, boolean internal) {

    private static final Said NOTHING = new Said(null, null, false);
    private static final Said NOTHING_OUTSIDE = new Said(null, null, true);

    static Said with(ListingEvent event) {
        return switch (event) {
            case ListingRejected rejected -> outside(rejected.reason(), rejected.remarks());
            case ChangesRequested requested -> outside(requested.reason(), requested.remarks());
            case RevisionRejected rejected -> outside(rejected.reason(), rejected.remarks());
            case RevisionChangesRequested requested -> outside(requested.reason(), requested.remarks());
            case ListingSuspended suspended -> outside(suspended.reason(), suspended.remarks());
            case ListingReinstated reinstated -> new Said(null, reinstated.remarks(), false);
            case ListingRedacted redacted -> outside(redacted.reason(), redacted.remarks());
            case ConformityAssessed assessed -> new Said(null, assessed.remarks(), false);
            case ListingWithdrawn withdrawn -> outside(withdrawn.reason(), withdrawn.remarks());
            case ListingFulfilled fulfilled -> outside(fulfilled.outcome(), fulfilled.remarks());
            case NoteAdded noted -> new Said(null, noted.remarks(), true);
            case FollowUpSet set -> new Said(null, set.remarks(), true);
            case FollowUpDone done -> new Said(null, done.remarks(), true);
            case QuantityQuarantined quarantined -> NOTHING_OUTSIDE;
            case QuantityConfirmed confirmed -> new Said(null, confirmed.remarks(), true);
            case ListingSubmitted submitted -> NOTHING;
            case ListingClaimed claimed -> NOTHING;
            case ClaimReleased released -> NOTHING;
            case ListingApproved approved -> new Said(null, approved.remarks(), false);
            case ListingRevised revised -> NOTHING;
            case RevisionApproved approved -> new Said(null, approved.remarks(), false);
            case ExpiryAnnounced announced -> NOTHING;
            case ListingExpired expired -> NOTHING;
            case ListingRenewed renewed -> NOTHING;
        };
    }

    private static Said outside(Enum<?> reason, @Nullable Sealed remarks) {
        return new Said(reason.name(), remarks, false);
    }
}
