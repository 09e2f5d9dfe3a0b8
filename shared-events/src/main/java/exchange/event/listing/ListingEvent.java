package exchange.event.listing;

/** Everything that can happen to a listing, in the order in which it can happen. */
public sealed interface ListingEvent
        permits ListingSubmitted,
                QuantityQuarantined,
                QuantityConfirmed,
                ListingClaimed,
                ClaimReleased,
                ListingApproved,
                ListingRejected,
                ChangesRequested,
                ListingRevised,
                RevisionApproved,
                RevisionRejected,
                RevisionChangesRequested,
                ListingSuspended,
                ListingReinstated,
                ListingRedacted,
                ConformityAssessed,
                ExpiryAnnounced,
                ListingExpired,
                ListingRenewed,
                ListingWithdrawn,
                ListingFulfilled,
                NoteAdded,
                FollowUpSet,
                FollowUpDone {

    ListingId listingId();
}
