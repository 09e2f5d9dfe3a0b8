package exchange.event.listing;

import exchange.privacy.Sealed;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Somebody at the desk has to come back to the listing (Wiedervorlage).
 *
 * @param followUp identifies the follow-up within the listing
 * @param assignee the account that is to do it; null for whoever comes first
 * @param remarks {@link Remarks}, sealed
 */
public record FollowUpSet(
        ListingId listingId,
        String followUp,
        LocalDate date,
        @Nullable String assignee,
        Sealed remarks) implements ListingEvent {}
