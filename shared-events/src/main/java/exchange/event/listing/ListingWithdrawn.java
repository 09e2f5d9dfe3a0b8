package exchange.event.listing;

import exchange.privacy.Sealed;
import org.jspecify.annotations.Nullable;

/**
 * The listing is taken back, for good.
 *
 * @param remarks {@link Remarks}, sealed
 */
public record ListingWithdrawn(
        ListingId listingId,
        WithdrawalReason reason,
        @Nullable Sealed remarks) implements ListingEvent {}
