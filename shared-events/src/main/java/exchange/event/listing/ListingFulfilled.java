package exchange.event.listing;

import exchange.privacy.Sealed;
import org.jspecify.annotations.Nullable;

/**
 * The listing has done its work.
 *
 * @param remarks {@link Remarks}, sealed
 */
public record ListingFulfilled(
        ListingId listingId, Outcome outcome, @Nullable Sealed remarks) implements ListingEvent {}
