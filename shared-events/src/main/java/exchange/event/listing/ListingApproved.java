package exchange.event.listing;

import exchange.privacy.Sealed;
import org.jspecify.annotations.Nullable;

/**
 * The listing is published.
 *
 * @param remarks {@link Remarks}, sealed: a note for the desk
 */
public record ListingApproved(
        ListingId listingId, int contentVersion, @Nullable Sealed remarks) implements ListingEvent {}
