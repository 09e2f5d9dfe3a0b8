package exchange.event.listing;

import exchange.privacy.Sealed;

/**
 * The listing is turned down, for good.
 *
 * @param remarks {@link Remarks}, sealed
 */
public record ListingRejected(ListingId listingId, int contentVersion, ReviewReason reason, Sealed remarks)
        implements ListingEvent {}
