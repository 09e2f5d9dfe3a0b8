package exchange.query.listing;

import exchange.event.listing.ListingId;
import exchange.query.listing.ListingLog.Story;
import exchange.web.account.Caller;
import exchange.web.problem.Problem;
import org.springframework.stereotype.Component;

/** Whether somebody may see a listing: for answers about it that are not the listing itself. */
@Component
public class ListingReaders {

    private final ListingLog log;

    ListingReaders(ListingLog log) {
        this.log = log;
    }

    /**
     * Whether who may see a listing is its owner, rather than somebody at the desk.
     *
     * @throws Problem 404 if there is no such listing, or the reader may not know that there is; 403 if it is in the catalogue, and no more
     *     is the reader's business
     */
    public boolean isOwner(Caller reader, ListingId id) {
        Story story = log.read(id).orElseThrow(Problem::notFound);
        return Insight.of(reader, story, null) == Insight.OWNER;
    }
}
