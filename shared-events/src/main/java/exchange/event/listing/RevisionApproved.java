package exchange.event.listing;

/** The revision replaces the public text; an expired listing is published again with it. */
public record RevisionApproved(ListingId listingId, int contentVersion) implements ListingEvent {}
