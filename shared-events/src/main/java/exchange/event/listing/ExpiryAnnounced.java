package exchange.event.listing;

import java.time.LocalDate;

/**
 * The owner is told that the listing will expire.
 *
 * @param validUntil the last day on which the listing is shown
 */
public record ExpiryAnnounced(ListingId listingId, LocalDate validUntil) implements ListingEvent {}
