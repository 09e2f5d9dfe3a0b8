package exchange.event.listing;

import exchange.privacy.Sealed;
import org.jspecify.annotations.Nullable;

/**
 * A moderator judged the evidence for one standard.
 *
 * @param remarks {@link Remarks}, sealed
 */
public record ConformityAssessed(
        ListingId listingId,
        String standard,
        ConformityLevel level,
        @Nullable Sealed remarks) implements ListingEvent {}
