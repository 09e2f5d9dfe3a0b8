package exchange.event.listing;

import exchange.privacy.Sealed;

/**
 * The revision is turned down; the public text stays.
 *
 * @param remarks {@link Remarks}, sealed
 */
public record RevisionRejected(ListingId listingId, int contentVersion, ReviewReason reason, Sealed remarks)
        implements ListingEvent {}
