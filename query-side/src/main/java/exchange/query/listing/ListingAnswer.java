package exchange.query.listing;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import exchange.event.listing.Contact;
import exchange.event.listing.ListingId;
import exchange.query.content.ContentView;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A listing as those may see it whom it concerns. Absent values are left out.
 *
 * @param revisionState absent if it was never revised after its publication
 * @param version the number of its events
 * @param contact absent for who may not see it
 * @param contactRemoved whether the contact was erased
 * @param revision what waits for a review of its own, or came back from it for changes
 * @param quarantine the figure that another moderator has to confirm; for staff
 * @param claimedBy the login of who has it in review; for staff
 * @param followUps still to be done; for staff
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ListingAnswer(
        ListingId id,
        String reference,
        String state,
        @Nullable String revisionState,
        long version,
        Instant submittedAt,
        @Nullable String channel,
        @Nullable String onBehalfOf,
        @JsonUnwrapped ContentView content,
        @Nullable Contact contact,
        @Nullable Boolean contactRemoved,
        @Nullable Revision revision,
        boolean quarantined,
        @Nullable Quarantine quarantine,
        @Nullable String claimedBy,
        @Nullable Instant claimedUntil,
        @Nullable List<FollowUp> followUps,
        List<Happened> history) {

    /** The content of a revision, with its own contact. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Revision(
            @JsonUnwrapped ContentView content,
            @Nullable Contact contact,
            @Nullable Boolean contactRemoved) {}

    /** In single units; a capacity per week. */
    public record Quarantine(long figure, long usualLow, long usualHigh) {}

    /**
     * Somebody has to come back to the listing.
     *
     * @param assignee a login; absent for whoever comes first
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record FollowUp(
            String id, LocalDate date, @Nullable String assignee, String text) {}

    /**
     * Something that happened.
     *
     * @param at when the log took it
     * @param actor a login; for staff, and for what the reader did
     * @param text what the submitter was told; of notes and follow-ups, what they say
     * @param note what never leaves the desk; for staff
     * @param consent true if the person concerned has agreed to be stored and published; for staff
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Happened(
            long position,
            String type,
            Instant at,
            @Nullable String actor,
            @Nullable String role,
            @Nullable String channel,
            @Nullable String onBehalfOf,
            @Nullable String reason,
            @Nullable String text,
            @Nullable String note,
            @Nullable String evidence,
            @Nullable Boolean consent) {}
}
