package exchange.event.listing;

import exchange.privacy.Sealed;

/**
 * A request came in.
 *
 * @param reference the short number, sayable on the telephone
 */
public record RequestSubmitted(ListingId listingId, String reference, Content content, Sealed contact, Owner owner)
        implements ListingSubmitted {}
