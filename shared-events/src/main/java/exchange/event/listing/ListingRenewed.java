package exchange.event.listing;

import java.time.LocalDate;

/**
 * The listing is shown for longer, or again.
 *
 * @param validUntil the new last day
 */
public record ListingRenewed(ListingId listingId, LocalDate validUntil) implements ListingEvent {}
