package exchange.query.moderation;

import exchange.event.listing.ChangesRequested;
import exchange.event.listing.ClaimReleased;
import exchange.event.listing.ConformityAssessed;
import exchange.event.listing.Content;
import exchange.event.listing.ExpiryAnnounced;
import exchange.event.listing.FollowUpDone;
import exchange.event.listing.FollowUpSet;
import exchange.event.listing.ListingApproved;
import exchange.event.listing.ListingClaimed;
import exchange.event.listing.ListingEvent;
import exchange.event.listing.ListingExpired;
import exchange.event.listing.ListingFulfilled;
import exchange.event.listing.ListingId;
import exchange.event.listing.ListingRedacted;
import exchange.event.listing.ListingReinstated;
import exchange.event.listing.ListingRejected;
import exchange.event.listing.ListingRenewed;
import exchange.event.listing.ListingRevised;
import exchange.event.listing.ListingSubmitted;
import exchange.event.listing.ListingSuspended;
import exchange.event.listing.ListingWithdrawn;
import exchange.event.listing.NoteAdded;
import exchange.event.listing.QuantityConfirmed;
import exchange.event.listing.QuantityQuarantined;
import exchange.event.listing.RevisionApproved;
import exchange.event.listing.RevisionChangesRequested;
import exchange.event.listing.RevisionRejected;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What the moderation queue has to know of one listing.
 *
 * @param version the number of its events
 * @param state where the listing stands; no constant for what is closed, because nothing more can happen to it
 * @param review where the version under review stands
 * @param content the version that waits, or waited last
 * @param waitingSince when it began to wait; null while it does not
 * @param waitingPosition the position of that event; 0 while it does not wait
 * @param claim who has it in review; null while nobody has
 * @param quarantine the figure that another moderator has to confirm; null if there is none
 */
record ModerationEntry(
        ListingId id,
        String reference,
        @Nullable String channel,
        Instant submittedAt,
        long version,
        State state,
        Review review,
        Content content,
        int redactedThrough,
        @Nullable Instant waitingSince,
        long waitingPosition,
        @Nullable ListingClaimed claim,
        @Nullable QuantityQuarantined quarantine) {

    enum State {
        UNPUBLISHED,
        PUBLISHED,
        SUSPENDED,
        EXPIRED,
        CLOSED
    }

    enum Review {
        SUBMITTED,
        IN_REVIEW,
        CHANGES_REQUESTED,
        DONE
    }

    static ModerationEntry submitted(ListingSubmitted event, @Nullable String channel, long position, Instant at) {
        return new ModerationEntry(
                event.listingId(),
                event.reference(),
                channel,
                at,
                1,
                State.UNPUBLISHED,
                Review.SUBMITTED,
                event.content(),
                0,
                at,
                position,
                null,
                null);
    }

    /** Where the listing itself stands, in the words of DOMAIN.md; CLOSED for each of its ends. */
    String word() {
        return state != State.UNPUBLISHED ? state.name() : review.name();
    }

    /** Whether a moderator has something to do. */
    boolean waits() {
        return waitingSince != null;
    }

    /** 0 for the least urgent. */
    int urgencyRank() {
        return switch (content.urgency()) {
            case NORMAL -> 0;
            case URGENT -> 1;
            case CRITICAL -> 2;
        };
    }

    /** Whether the words of the version that waits were removed. */
    boolean redacted() {
        return content.version() <= redactedThrough;
    }

    /**
     * What an event makes of it.
     *
     * @param sequence counts the listing's events from 0
     * @param actor who did it
     */
    ModerationEntry after(ListingEvent event, long sequence, long position, Instant at, String actor) {
        ModerationEntry next = after(event, position, at);
        return new ModerationEntry(
                next.id,
                next.reference,
                next.channel,
                next.submittedAt,
                sequence + 1,
                next.state,
                next.review,
                next.content,
                next.redactedThrough,
                next.waitingSince,
                next.waitingPosition,
                next.claim == null || event instanceof ListingClaimed ? next.claim : next.claim.after(actor, at),
                next.quarantine);
    }

    private ModerationEntry after(ListingEvent event, long position, Instant at) {
        return switch (event) {
            case ListingClaimed claimed -> with(state, Review.IN_REVIEW, claimed);
            case ClaimReleased released -> with(state, Review.SUBMITTED, null);
            case ListingApproved approved -> decided(State.PUBLISHED, Review.DONE);
            case ChangesRequested requested -> decided(state, Review.CHANGES_REQUESTED);
            case ListingRevised revised -> revised(revised.content(), position, at);
            case RevisionApproved approved -> decided(state == State.EXPIRED ? State.PUBLISHED : state, Review.DONE);
            case RevisionRejected rejected -> decided(state, Review.DONE);
            case RevisionChangesRequested requested -> decided(state, Review.CHANGES_REQUESTED);
            case QuantityQuarantined quarantined -> withQuarantine(quarantined);
            case QuantityConfirmed confirmed -> withQuarantine(null);
            case ListingSuspended suspended -> with(State.SUSPENDED, review, claim);
            case ListingReinstated reinstated -> with(State.PUBLISHED, review, claim);
            case ListingExpired expired -> with(State.EXPIRED, review, claim);
            case ListingRenewed renewed -> with(State.PUBLISHED, review, claim);
            case ListingRejected rejected -> decided(State.CLOSED, Review.DONE);
            case ListingWithdrawn withdrawn -> decided(State.CLOSED, Review.DONE);
            case ListingFulfilled fulfilled -> decided(State.CLOSED, Review.DONE);
            case ListingRedacted redacted -> redactedSoFar();
            case ListingSubmitted submitted -> this;
            case ConformityAssessed assessed -> this;
            case ExpiryAnnounced announced -> this;
            case NoteAdded noted -> this;
            case FollowUpSet set -> this;
            case FollowUpDone done -> this;
        };
    }

    private ModerationEntry with(State nextState, Review nextReview, @Nullable ListingClaimed nextClaim) {
        return new ModerationEntry(
                id,
                reference,
                channel,
                submittedAt,
                version,
                nextState,
                nextReview,
                content,
                redactedThrough,
                waitingSince,
                waitingPosition,
                nextClaim,
                quarantine);
    }

    private ModerationEntry decided(State nextState, Review nextReview) {
        return new ModerationEntry(
                id,
                reference,
                channel,
                submittedAt,
                version,
                nextState,
                nextReview,
                content,
                redactedThrough,
                null,
                0,
                null,
                quarantine);
    }

    /** Whoever corrects what already waits does not go to the end of the queue. */
    private ModerationEntry revised(Content revised, long position, Instant at) {
        return new ModerationEntry(
                id,
                reference,
                channel,
                submittedAt,
                version,
                state,
                Review.SUBMITTED,
                revised,
                redactedThrough,
                waitingSince == null ? at : waitingSince,
                waitingSince == null ? position : waitingPosition,
                null,
                null);
    }

    private ModerationEntry withQuarantine(@Nullable QuantityQuarantined next) {
        return new ModerationEntry(
                id,
                reference,
                channel,
                submittedAt,
                version,
                state,
                review,
                content,
                redactedThrough,
                waitingSince,
                waitingPosition,
                claim,
                next);
    }

    private ModerationEntry redactedSoFar() {
        return new ModerationEntry(
                id,
                reference,
                channel,
                submittedAt,
                version,
                state,
                review,
                content,
                content.version(),
                waitingSince,
                waitingPosition,
                claim,
                quarantine);
    }
}
