package exchange.query.moderation;

import exchange.event.listing.ListingId;
import exchange.event.listing.Quantity;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A listing that may be another one once more.
 *
 * @param similarity 0 to 1
 * @param common what both have in common: ORGANISATION, TITLE, QUANTITY, PLACE
 */
record Duplicate(
        ListingId id,
        String reference,
        String title,
        String organisation,
        @Nullable Quantity quantity,
        String state,
        Instant submittedAt,
        double similarity,
        List<String> common) {}
