package exchange.event.listing;

import exchange.privacy.Sealed;

/**
 * The submitter is asked to change the revision; the public text stays.
 *
 * @param remarks {@link Remarks}, sealed
 */
public record RevisionChangesRequested(ListingId listingId, int contentVersion, ReviewReason reason, Sealed remarks)
        implements ListingEvent {}
