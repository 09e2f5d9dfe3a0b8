package exchange.event.listing;

import exchange.privacy.Sealed;

/**
 * The submitter is asked to change the listing.
 *
 * @param remarks {@link Remarks}, sealed
 */
public record ChangesRequested(ListingId listingId, int contentVersion, ReviewReason reason, Sealed remarks)
        implements ListingEvent {}
