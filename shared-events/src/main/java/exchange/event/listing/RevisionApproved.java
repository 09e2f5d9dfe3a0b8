package exchange.event.listing;

import exchange.privacy.Sealed;
import org.jspecify.annotations.Nullable;

/**
 * The revision replaces the public text; an expired listing is published again with it.
 *
 * @param remarks {@link Remarks}, sealed: a note for the desk
 */
public record RevisionApproved(
        ListingId listingId, int contentVersion, @Nullable Sealed remarks) implements ListingEvent {}
