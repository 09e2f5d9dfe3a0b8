package exchange.event.listing;

/** The listing is published. */
public record ListingApproved(ListingId listingId, int contentVersion) implements ListingEvent {}
