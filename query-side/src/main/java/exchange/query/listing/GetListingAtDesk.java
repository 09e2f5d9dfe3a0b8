package exchange.query.listing;

import exchange.event.listing.ListingId;
import exchange.web.account.Caller;
import exchange.web.problem.Language;

/** Asks for a listing as the desk sees it, without its contact, which is opened by itself ({@link GetListing}). */
public record GetListingAtDesk(ListingId id, Caller reader, Language language) {}
