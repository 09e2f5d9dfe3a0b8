package exchange.event.listing;

import exchange.privacy.Sealed;

/**
 * An idea came in.
 *
 * @param reference the short number, sayable on the telephone
 */
public record IdeaSubmitted(ListingId listingId, String reference, Content content, Sealed contact, Owner owner)
        implements ListingSubmitted {}
