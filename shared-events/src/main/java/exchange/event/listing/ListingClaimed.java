package exchange.event.listing;

import java.time.Duration;
import java.time.Instant;

/**
 * A moderator took the listing, or its revision, into review, or extended the claim.
 *
 * @param holder the account that holds the claim
 * @param until when the claim lapses unless its holder does something
 */
public record ListingClaimed(ListingId listingId, String holder, Instant until) implements ListingEvent {

    /** A claim lapses after this long without activity of its holder (DOMAIN.md). */
    public static final Duration LASTS = Duration.ofMinutes(15);

    /** The claim after somebody did something on the listing: its holder extends it by that, unless it has lapsed. */
    public ListingClaimed after(String actor, Instant at) {
        return actor.equals(holder) && at.isBefore(until)
                ? new ListingClaimed(listingId, holder, at.plus(LASTS))
                : this;
    }
}
