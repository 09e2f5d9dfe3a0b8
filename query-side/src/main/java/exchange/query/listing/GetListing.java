package exchange.query.listing;

import exchange.event.listing.ListingId;
import exchange.web.account.Caller;
import exchange.web.problem.Language;
import org.jspecify.annotations.Nullable;

/**
 * Asks for a listing.
 *
 * @param reason why an auditor wants to see the contact; null if none is given
 */
public record GetListing(
        ListingId id, Caller reader, @Nullable String reason, Language language) {}
