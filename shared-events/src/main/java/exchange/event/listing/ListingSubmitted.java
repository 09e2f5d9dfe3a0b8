package exchange.event.listing;

import exchange.privacy.Sealed;

/** What the three ways of coming in have in common. */
public sealed interface ListingSubmitted extends ListingEvent permits OfferSubmitted, RequestSubmitted, IdeaSubmitted {

    /** The short number, sayable on the telephone. */
    String reference();

    Content content();

    /** The {@link Contact}, sealed. */
    Sealed contact();

    Owner owner();
}
