package exchange.event.listing;

import exchange.privacy.Sealed;

/**
 * An offer came in.
 *
 * @param reference the short number, sayable on the telephone
 */
public record OfferSubmitted(ListingId listingId, String reference, Content content, Sealed contact, Owner owner)
        implements ListingSubmitted {}
