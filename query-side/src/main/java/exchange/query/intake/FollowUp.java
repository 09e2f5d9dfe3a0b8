package exchange.query.intake;

import exchange.query.listing.ListingBrief;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Somebody has to come back to a listing.
 *
 * @param assignee a login; null for whoever comes first
 * @param setBy a login
 */
record FollowUp(
        String id,
        ListingBrief listing,
        LocalDate date,
        Due due,
        @Nullable String assignee,
        String setBy,
        String text) {

    /** How it stands to the day on which it is looked at. */
    enum Due {
        OVERDUE,
        TODAY,
        LATER;

        static Due on(LocalDate date, LocalDate today) {
            return date.isBefore(today) ? OVERDUE : date.isEqual(today) ? TODAY : LATER;
        }
    }
}
