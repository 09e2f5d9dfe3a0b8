package exchange.event.listing;

import exchange.privacy.Sealed;
import org.jspecify.annotations.Nullable;

/**
 * A follow-up is done.
 *
 * @param followUp identifies the follow-up within the listing
 * @param remarks {@link Remarks}, sealed
 */
public record FollowUpDone(
        ListingId listingId, String followUp, @Nullable Sealed remarks) implements ListingEvent {}
