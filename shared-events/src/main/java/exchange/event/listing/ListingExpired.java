package exchange.event.listing;

import java.time.LocalDate;

/**
 * The last day of the listing has passed.
 *
 * @param validUntil the last day on which the listing was shown
 */
public record ListingExpired(ListingId listingId, LocalDate validUntil) implements ListingEvent {}
