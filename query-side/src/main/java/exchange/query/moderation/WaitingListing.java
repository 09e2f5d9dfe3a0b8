package exchange.query.moderation;

import com.fasterxml.jackson.annotation.JsonInclude;
import exchange.event.listing.Kind;
import exchange.event.listing.ListingId;
import exchange.event.listing.Quantity;
import exchange.event.listing.Urgency;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A listing, or a revision of one, that waits for a moderator. Absent values are left out, but {@code claimedBy}.
 *
 * @param revisionState absent if the listing itself waits for its publication
 * @param version the number of the listing's events: what {@code If-Match} asks for
 * @param waitingSince since when it waits, without going back for corrections
 * @param claimedBy a login; null while nobody has it, and once the time of who had it is over
 * @param quarantined whether another moderator has to confirm the quantity
 * @param figure what is out of the usual range: in single units, a capacity per week
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record WaitingListing(
        ListingId id,
        String reference,
        Kind kind,
        String title,
        String organisation,
        @Nullable String product,
        @Nullable String productLabel,
        @Nullable Quantity quantity,
        Urgency urgency,
        @Nullable String urgencyText,
        String state,
        @Nullable String revisionState,
        long version,
        @Nullable String channel,
        Instant submittedAt,
        Instant waitingSince,
        long waitingSeconds,
        @JsonInclude(JsonInclude.Include.ALWAYS) @Nullable String claimedBy,
        @JsonInclude(JsonInclude.Include.ALWAYS) @Nullable Instant claimedUntil,
        boolean quarantined,
        @Nullable Long figure,
        @Nullable Long usualLow,
        @Nullable Long usualHigh) {}
