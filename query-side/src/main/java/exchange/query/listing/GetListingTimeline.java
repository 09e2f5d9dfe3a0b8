package exchange.query.listing;

import exchange.event.listing.ListingId;
import exchange.web.account.Caller;
import exchange.web.problem.Language;

/** Asks for everything that happened to a listing, and how it stood after each event. */
record GetListingTimeline(ListingId id, Caller reader, Language language) {}
