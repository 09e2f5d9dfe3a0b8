package exchange.event.listing;

import exchange.privacy.Sealed;
import java.util.List;

/**
 * Every text of the listing so far is removed for good, by deleting its keys.
 *
 * @param remarks {@link Remarks}, sealed
 * @param keys the keys to destroy
 */
public record ListingRedacted(ListingId listingId, ReviewReason reason, Sealed remarks, List<String> keys)
        implements ListingEvent {}
