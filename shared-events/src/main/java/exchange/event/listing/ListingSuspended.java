package exchange.event.listing;

import exchange.privacy.Sealed;

/**
 * The listing is taken out of the catalogue for the time being.
 *
 * @param remarks {@link Remarks}, sealed
 */
public record ListingSuspended(ListingId listingId, ReviewReason reason, Sealed remarks) implements ListingEvent {}
