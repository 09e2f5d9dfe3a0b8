package exchange.event.listing;

import exchange.privacy.Sealed;

/** The listing has new content: at once while it is unpublished, after its own review when it is published or expired. */
public record ListingRevised(ListingId listingId, Content content, Sealed contact) implements ListingEvent {}
