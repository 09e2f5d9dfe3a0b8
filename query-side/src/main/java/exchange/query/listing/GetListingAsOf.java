package exchange.query.listing;

import exchange.event.listing.ListingId;
import exchange.web.account.Caller;
import exchange.web.problem.Language;
import java.time.Instant;

/**
 * Asks for a listing as it was.
 *
 * @param position the last of the log that counts
 * @param at the moment at which it is looked at: what is shown ends with a day, without an event
 */
record GetListingAsOf(ListingId id, long position, Instant at, Caller reader, Language language) {}
