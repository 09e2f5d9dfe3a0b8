package exchange.query.listing;

import exchange.event.listing.ListingId;
import exchange.query.content.ContentView;
import java.util.Map;

/**
 * A listing in short, for what is about something else. It has no contact.
 *
 * @param state as in DOMAIN.md, "The life of a listing"
 * @param content what counts: the public version once there is one
 * @param followUps what is still to be done says, by its id; empty for whoever does not work at the desk
 */
public record ListingBrief(
        ListingId id, String reference, String state, ContentView content, Map<String, String> followUps) {}
