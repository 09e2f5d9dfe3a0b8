package exchange.event.listing;

import exchange.privacy.Sealed;
import org.jspecify.annotations.Nullable;

/**
 * The listing is back in the catalogue.
 *
 * @param remarks {@link Remarks}, sealed
 */
public record ListingReinstated(
        ListingId listingId, @Nullable Sealed remarks) implements ListingEvent {}
