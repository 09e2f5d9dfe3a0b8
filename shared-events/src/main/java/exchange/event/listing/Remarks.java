package exchange.event.listing;

import org.jspecify.annotations.Nullable;

/**
 * The free texts that accompany a decision, a note or a follow-up; kept sealed.
 *
 * @param text what the submitter is told (of a note or follow-up: what it says)
 * @param note what never leaves the desk
 * @param evidence what an assessment of conformity rests on
 */
public record Remarks(
        @Nullable String text,
        @Nullable String note,
        @Nullable String evidence) {}
