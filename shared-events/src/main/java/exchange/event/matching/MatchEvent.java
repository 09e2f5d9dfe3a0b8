package exchange.event.matching;

import exchange.event.listing.ListingId;

/** Everything that can happen to a pair of listings. */
public sealed interface MatchEvent permits MatchJudged {

    ListingId offer();

    /** A request, or an idea in its place. */
    ListingId request();
}
