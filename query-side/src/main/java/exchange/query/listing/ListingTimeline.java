package exchange.query.listing;

import exchange.query.listing.ListingAnswer.Happened;
import java.util.List;

/**
 * Everything that happened to a listing.
 *
 * @param now the listing as it stands
 * @param steps in order; never empty
 */
record ListingTimeline(ListingAnswer now, List<Step> steps) {

    /**
     * Something that happened, and what came of it.
     *
     * @param leafHash base64
     * @param state the listing right after it, without its history
     */
    record Step(Happened happened, String leafHash, ListingAsOf state) {

        public long position() {
            return happened.position();
        }
    }
}
