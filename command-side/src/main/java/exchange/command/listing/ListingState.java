package exchange.command.listing;

import exchange.command.listing.Review.Claimed;
import exchange.command.listing.Review.Draft;
import exchange.command.listing.Review.SentBack;
import exchange.command.listing.Review.Settled;
import exchange.command.listing.Review.Waiting;
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
import exchange.event.listing.ReviewReason;
import exchange.event.listing.RevisionApproved;
import exchange.event.listing.RevisionChangesRequested;
import exchange.event.listing.RevisionRejected;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * What a listing has to know to decide on the next command.
 *
 * @param facts what holds in every stage
 * @param stage where it is in its life
 */
record ListingState(ListingFacts facts, Stage stage) {

    /** The part of its life that a listing is in. */
    sealed interface Stage {}

    /** Not published yet. */
    record Unpublished(Review review) implements Stage {}

    /**
     * Published, or published before.
     *
     * @param revision a revision on its way, or how the last one ended; null if there was none
     * @param announced whether the coming end has been announced
     */
    record Shown(
            Standing standing,
            LocalDate validUntil,
            boolean announced,
            @Nullable Review revision) implements Stage {}

    /** @param reason of the rejection or withdrawal, or the outcome: the code */
    record Closed(Ending ending, String reason) implements Stage {}

    /** How a published listing stands. */
    sealed interface Standing {
        /** In the catalogue. */
        record Published() implements Standing {}

        /** Out of the catalogue by a moderator's decision. */
        record Suspended(ReviewReason reason) implements Standing {}

        /** Out of the catalogue by its date. */
        record Expired() implements Standing {}
    }

    /** How a listing ended. */
    enum Ending {
        REJECTED,
        WITHDRAWN,
        FULFILLED
    }

    private static final Standing PUBLISHED = new Standing.Published();

    /** The state in the words of DOMAIN.md. */
    String word() {
        return switch (stage) {
            case Unpublished unpublished -> unpublished.review().word();
            case Closed closed -> closed.ending().name();
            case Shown shown ->
                switch (shown.standing()) {
                    case Standing.Published _ -> "PUBLISHED";
                    case Standing.Suspended _ -> "SUSPENDED";
                    case Standing.Expired _ -> "EXPIRED";
                };
        };
    }

    /** The state of the revision; null if there never was one. */
    @Nullable
    String revisionWord() {
        return stage instanceof Shown shown && shown.revision() != null
                ? shown.revision().word()
                : null;
    }

    /** What is under review: the first version, or a revision; null if the listing is closed or was never revised. */
    @Nullable
    Review review() {
        return switch (stage) {
            case Unpublished unpublished -> unpublished.review();
            case Shown shown -> shown.revision();
            case Closed _ -> null;
        };
    }

    /**
     * The state after an event. Never refuses.
     *
     * @param before null before the first event
     * @param actor who did it
     * @param textKey the key of the texts that came with the event
     * @param requestHash the hash of the request that caused it
     */
    static ListingState after(
            @Nullable ListingState before,
            ListingEvent event,
            String actor,
            @Nullable String textKey,
            @Nullable String requestHash,
            Instant at) {
        if (event instanceof ListingSubmitted submitted) {
            return new ListingState(
                    ListingFacts.of(submitted.content(), actor).withTextKey(textKey),
                    new Unpublished(new Waiting(draft(submitted.content(), actor))));
        }
        if (before == null) {
            throw new IllegalStateException("A listing begins with its submission, not with " + event);
        }
        return before.evolve(event, actor, textKey, requestHash).active(event, actor, at);
    }

    private ListingState evolve(
            ListingEvent event, String actor, @Nullable String textKey, @Nullable String requestHash) {
        ListingFacts known = facts.withTextKey(textKey);
        return switch (event) {
            case ListingSubmitted _ -> throw new IllegalStateException("A listing is submitted once");
            case QuantityQuarantined _ ->
                reviewed(
                        known, draft -> new Draft(draft.version(), draft.editor(), draft.validUntil(), true, Set.of()));
            case QuantityConfirmed confirmed ->
                reviewed(
                        known,
                        draft -> new Draft(
                                draft.version(),
                                draft.editor(),
                                draft.validUntil(),
                                true,
                                ListingFacts.plus(draft.confirmedBy(), confirmed.moderator())));
            case ListingClaimed claimed -> with(known, new Claimed(draft(), claimed.holder(), claimed.until()));
            case ClaimReleased _ -> with(known, new Waiting(draft()));
            case ListingApproved _ -> published(known, draft().validUntil(), null);
            case ListingRejected rejected ->
                closed(known, Ending.REJECTED, rejected.reason().name());
            case ChangesRequested asked -> with(known, new SentBack(draft(), asked.reason()));
            case ListingRevised revised ->
                with(
                        known.withStandards(revised.content())
                                .withVersion(revised.content().version())
                                .withSaid(ListingFacts.CONTENT, requestHash),
                        new Waiting(draft(revised.content(), actor)));
            case RevisionApproved _ -> revisionApproved(known);
            case RevisionRejected rejected -> with(known, new Settled(rejected.reason()));
            case RevisionChangesRequested asked -> with(known, new SentBack(draft(), asked.reason()));
            case ListingSuspended suspended -> standing(known, new Standing.Suspended(suspended.reason()));
            case ListingReinstated _ -> standing(known, PUBLISHED);
            case ListingRedacted redacted -> new ListingState(facts.without(redacted.keys()), stage);
            case ConformityAssessed assessed ->
                new ListingState(
                        known.withLevel(assessed.standard(), assessed.level())
                                .withSaid(assessed.standard(), requestHash),
                        stage);
            case ExpiryAnnounced _ -> announced(known);
            case ListingExpired _ -> standing(known, new Standing.Expired());
            case ListingRenewed renewed -> published(known, renewed.validUntil(), shown().revision());
            case ListingWithdrawn withdrawn ->
                closed(known, Ending.WITHDRAWN, withdrawn.reason().name());
            case ListingFulfilled fulfilled ->
                closed(known, Ending.FULFILLED, fulfilled.outcome().name());
            case NoteAdded _ -> new ListingState(known, stage);
            case FollowUpSet set -> new ListingState(known.withFollowUp(set.followUp(), false), stage);
            case FollowUpDone done -> new ListingState(known.withFollowUp(done.followUp(), true), stage);
        };
    }

    /** Whatever the holder of a claim does on the listing extends the claim, unless it has lapsed. */
    private ListingState active(ListingEvent event, String actor, Instant at) {
        if (event instanceof ListingClaimed
                || !(review() instanceof Claimed claimed)
                || !claimed.holder().equals(actor)
                || claimed.isLapsed(at)) {
            return this;
        }
        return with(facts, new Claimed(claimed.draft(), claimed.holder(), at.plus(ListingClaimed.LASTS)));
    }

    private static Draft draft(Content content, String editor) {
        return new Draft(content.version(), editor, content.validUntil(), false, Set.of());
    }

    private Draft draft() {
        return switch (review()) {
            case Waiting waiting -> waiting.draft();
            case Claimed claimed -> claimed.draft();
            case SentBack sentBack -> sentBack.draft();
            case Settled _ -> throw new IllegalStateException("The last revision is settled");
            case null -> throw new IllegalStateException("Nothing is under review");
        };
    }

    private Shown shown() {
        if (stage instanceof Shown shown) {
            return shown;
        }
        throw new IllegalStateException("The listing was never published");
    }

    private ListingState reviewed(ListingFacts known, UnaryOperator<Draft> change) {
        Draft changed = change.apply(draft());
        return with(
                known,
                switch (review()) {
                    case Claimed claimed -> new Claimed(changed, claimed.holder(), claimed.until());
                    case SentBack sentBack -> new SentBack(changed, sentBack.reason());
                    case Waiting _, Settled _ -> new Waiting(changed);
                    case null -> new Waiting(changed);
                });
    }

    private ListingState with(ListingFacts known, Review review) {
        return new ListingState(
                known,
                switch (stage) {
                    case Unpublished _ -> new Unpublished(review);
                    case Shown shown -> new Shown(shown.standing(), shown.validUntil(), shown.announced(), review);
                    case Closed closed -> closed;
                });
    }

    private ListingState published(ListingFacts known, LocalDate validUntil, @Nullable Review revision) {
        return new ListingState(known, new Shown(PUBLISHED, validUntil, false, revision));
    }

    private ListingState revisionApproved(ListingFacts known) {
        Standing before = shown().standing();
        Standing standing = before instanceof Standing.Expired ? PUBLISHED : before;
        return new ListingState(known, new Shown(standing, draft().validUntil(), false, new Settled(null)));
    }

    private ListingState standing(ListingFacts known, Standing standing) {
        Shown shown = shown();
        return new ListingState(known, new Shown(standing, shown.validUntil(), shown.announced(), shown.revision()));
    }

    private ListingState announced(ListingFacts known) {
        Shown shown = shown();
        return new ListingState(known, new Shown(shown.standing(), shown.validUntil(), true, shown.revision()));
    }

    private ListingState closed(ListingFacts known, Ending ending, String reason) {
        return new ListingState(known, new Closed(ending, reason));
    }
}
