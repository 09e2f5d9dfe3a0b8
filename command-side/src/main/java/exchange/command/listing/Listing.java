package exchange.command.listing;

import static exchange.command.dispatch.Rule.ALREADY_CLOSED;
import static exchange.command.dispatch.Rule.CLAIM_LAPSED;
import static exchange.command.dispatch.Rule.EXCHANGE_CLOSED;
import static exchange.command.dispatch.Rule.FOUR_EYES;
import static exchange.command.dispatch.Rule.HOLDER_CONFIRMS;
import static exchange.command.dispatch.Rule.NOTHING_TO_REVIEW;
import static exchange.command.dispatch.Rule.NOT_IN_REVIEW;
import static exchange.command.dispatch.Rule.NOT_PUBLISHED;
import static exchange.command.dispatch.Rule.NOT_QUARANTINED;
import static exchange.command.dispatch.Rule.NOT_SUSPENDED;
import static exchange.command.dispatch.Rule.NOT_THE_HOLDER;
import static exchange.command.dispatch.Rule.QUANTITY_UNCONFIRMED;
import static exchange.command.dispatch.Rule.STANDARD_NOT_CLAIMED;
import static exchange.command.dispatch.Rule.SUSPENDED;
import static exchange.command.dispatch.Rule.UNDER_REVIEW;
import static exchange.node.EventMetadata.ACTOR;
import static exchange.node.EventMetadata.BODY_HASH;
import static exchange.node.EventMetadata.TEXT_KEY;
import static java.util.Objects.requireNonNull;
import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import exchange.command.dispatch.StaleVersion;
import exchange.command.listing.ListingCommand.AddNote;
import exchange.command.listing.ListingCommand.AnnounceExpiry;
import exchange.command.listing.ListingCommand.ApproveListing;
import exchange.command.listing.ListingCommand.AssessConformity;
import exchange.command.listing.ListingCommand.ClaimListing;
import exchange.command.listing.ListingCommand.CompleteFollowUp;
import exchange.command.listing.ListingCommand.ConfirmQuantity;
import exchange.command.listing.ListingCommand.ExpireListing;
import exchange.command.listing.ListingCommand.FulfilListing;
import exchange.command.listing.ListingCommand.LapseClaim;
import exchange.command.listing.ListingCommand.RedactListing;
import exchange.command.listing.ListingCommand.ReinstateListing;
import exchange.command.listing.ListingCommand.RejectListing;
import exchange.command.listing.ListingCommand.ReleaseClaim;
import exchange.command.listing.ListingCommand.RenewListing;
import exchange.command.listing.ListingCommand.RequestChanges;
import exchange.command.listing.ListingCommand.ReviseListing;
import exchange.command.listing.ListingCommand.SetFollowUp;
import exchange.command.listing.ListingCommand.SubmitIdea;
import exchange.command.listing.ListingCommand.SubmitListing;
import exchange.command.listing.ListingCommand.SubmitOffer;
import exchange.command.listing.ListingCommand.SubmitRequest;
import exchange.command.listing.ListingCommand.SuspendListing;
import exchange.command.listing.ListingCommand.Versioned;
import exchange.command.listing.ListingCommand.WithdrawListing;
import exchange.command.listing.ListingState.Closed;
import exchange.command.listing.ListingState.Ending;
import exchange.command.listing.ListingState.Shown;
import exchange.command.listing.ListingState.Standing;
import exchange.command.listing.ListingState.Unpublished;
import exchange.command.listing.Review.Claimed;
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
import exchange.event.listing.ListingId;
import exchange.event.listing.ListingRedacted;
import exchange.event.listing.ListingReinstated;
import exchange.event.listing.ListingRejected;
import exchange.event.listing.ListingRenewed;
import exchange.event.listing.ListingRevised;
import exchange.event.listing.ListingSuspended;
import exchange.event.listing.ListingWithdrawn;
import exchange.event.listing.NoteAdded;
import exchange.event.listing.QuantityConfirmed;
import exchange.event.listing.QuantityQuarantined;
import exchange.event.listing.ReviewReason;
import exchange.event.listing.RevisionApproved;
import exchange.event.listing.RevisionChangesRequested;
import exchange.event.listing.RevisionRejected;
import exchange.reference.UsualQuantities;
import exchange.reference.Validity;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventhandling.Timestamp;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.messaging.annotation.MetaDataValue;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.AggregateLifecycle;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;
import org.jspecify.annotations.Nullable;

/**
 * An entry of the exchange, from its submission to its end: decides, by the diagram and the table of DOMAIN.md, what may be done and
 * what happens then. Who may send which command at all is checked before, at the door.
 *
 * <p>A command whose effect is already there succeeds and says nothing new; anything else that does not fit the state breaks a
 * {@link exchange.command.dispatch.Rule}.
 */
@Aggregate(repository = "listingRepository")
class Listing {

    @AggregateIdentifier
    private @Nullable ListingId id;

    private @Nullable ListingState state;

    Listing() {
        // Axon makes it, and the first event fills it
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.ALWAYS)
    ListingAnswer handle(SubmitOffer command, UsualQuantities usual) {
        return submit(command, usual);
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.ALWAYS)
    ListingAnswer handle(SubmitRequest command, UsualQuantities usual) {
        return submit(command, usual);
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.ALWAYS)
    ListingAnswer handle(SubmitIdea command, UsualQuantities usual) {
        return submit(command, usual);
    }

    @CommandHandler
    ListingAnswer handle(
            ReviseListing command,
            @MetaDataValue(BODY_HASH) @Nullable String requestHash,
            UsualQuantities usual,
            Clock clock) {
        requireSeen(command);
        switch (state().stage()) {
            case Closed _ -> throw ALREADY_CLOSED.refusal();
            case Shown shown when shown.standing() instanceof Standing.Suspended -> throw SUSPENDED.refusal();
            case Shown _, Unpublished _ -> {
                if (isAlreadyThere(requestHash)) {
                    return answer();
                }
                endClaimForRevision(command.byDesk(), clock.instant());
                Content content = command.content().withVersion(state().facts().version() + 1);
                apply(new ListingRevised(id(), content, command.contact()));
                quarantine(content, usual);
            }
        }
        return answer();
    }

    @CommandHandler
    ListingAnswer handle(ClaimListing command, @MetaDataValue(ACTOR) String moderator, Clock clock) {
        requireSeen(command);
        Instant now = clock.instant();
        switch (reviewed()) {
            case Claimed claimed
            when !claimed.holder().equals(moderator) && !claimed.isLapsed(now) -> throw NOT_THE_HOLDER.refusal();
            case Claimed claimed
            when !claimed.holder().equals(moderator) -> {
                apply(new ClaimReleased(id(), claimed.holder(), true));
                apply(new ListingClaimed(id(), moderator, now.plus(ListingClaimed.LASTS)));
            }
            case Claimed _, Waiting _ -> apply(new ListingClaimed(id(), moderator, now.plus(ListingClaimed.LASTS)));
            case SentBack _, Settled _ -> throw NOTHING_TO_REVIEW.refusal();
        }
        return answer();
    }

    @CommandHandler
    ListingAnswer handle(ReleaseClaim command, @MetaDataValue(ACTOR) String who) {
        requireSeen(command);
        switch (reviewed()) {
            case Waiting _ -> {}
            case Claimed claimed
            when !claimed.holder().equals(who) && !command.byAdmin() -> throw NOT_THE_HOLDER.refusal();
            case Claimed claimed -> apply(new ClaimReleased(id(), claimed.holder(), false));
            case SentBack _, Settled _ -> throw NOTHING_TO_REVIEW.refusal();
        }
        return answer();
    }

    @CommandHandler
    ListingAnswer handle(ApproveListing command, @MetaDataValue(ACTOR) String moderator, Clock clock) {
        requireSeen(command);
        if (state().stage() instanceof Shown shown
                && shown.standing() instanceof Standing.Published
                && (shown.revision() == null || shown.revision() instanceof Settled)) {
            return answer();
        }
        Claimed claimed = claimedBy(moderator, clock);
        if (claimed.draft().editor().equals(moderator)
                || state().facts().submitter().equals(moderator)) {
            throw FOUR_EYES.refusal();
        }
        if (!claimed.draft().isConfirmedForApprovalBy(moderator)) {
            throw QUANTITY_UNCONFIRMED.refusal();
        }
        int version = claimed.draft().version();
        apply(
                isRevision()
                        ? new RevisionApproved(id(), version, command.remarks())
                        : new ListingApproved(id(), version, command.remarks()));
        return answer();
    }

    @CommandHandler
    ListingAnswer handle(RejectListing command, @MetaDataValue(ACTOR) String moderator, Clock clock) {
        requireSeen(command);
        if (isClosed(Ending.REJECTED, command.reason().name())
                || (state().review() instanceof Settled settled && settled.rejectedFor() == command.reason())) {
            return answer();
        }
        int version = claimedBy(moderator, clock).draft().version();
        apply(
                isRevision()
                        ? new RevisionRejected(id(), version, command.reason(), command.remarks())
                        : new ListingRejected(id(), version, command.reason(), command.remarks()));
        return answer();
    }

    @CommandHandler
    ListingAnswer handle(RequestChanges command, @MetaDataValue(ACTOR) String moderator, Clock clock) {
        requireSeen(command);
        if (state().review() instanceof SentBack sentBack && sentBack.reason() == command.reason()) {
            return answer();
        }
        int version = claimedBy(moderator, clock).draft().version();
        apply(
                isRevision()
                        ? new RevisionChangesRequested(id(), version, command.reason(), command.remarks())
                        : new ChangesRequested(id(), version, command.reason(), command.remarks()));
        return answer();
    }

    @CommandHandler
    ListingAnswer handle(ConfirmQuantity command, @MetaDataValue(ACTOR) String moderator, Clock clock) {
        requireSeen(command);
        if (!(reviewed() instanceof Claimed claimed) || claimed.isLapsed(clock.instant())) {
            throw NOT_IN_REVIEW.refusal();
        }
        if (!claimed.draft().quarantined()) {
            throw NOT_QUARANTINED.refusal();
        }
        if (claimed.holder().equals(moderator)) {
            throw HOLDER_CONFIRMS.refusal();
        }
        if (claimed.draft().confirmedBy().contains(moderator)) {
            return answer();
        }
        apply(new QuantityConfirmed(id(), claimed.draft().version(), moderator, command.remarks()));
        return answer();
    }

    @CommandHandler
    ListingAnswer handle(SuspendListing command) {
        requireSeen(command);
        switch (state().stage()) {
            case Closed _ -> throw ALREADY_CLOSED.refusal();
            case Unpublished _ -> throw NOT_PUBLISHED.refusal();
            case Shown shown -> {
                switch (shown.standing()) {
                    case Standing.Published _ -> apply(new ListingSuspended(id(), command.reason(), command.remarks()));
                    case Standing.Suspended suspended -> requireSame(suspended.reason(), command.reason());
                    case Standing.Expired _ -> throw NOT_PUBLISHED.refusal();
                }
            }
        }
        return answer();
    }

    @CommandHandler
    ListingAnswer handle(ReinstateListing command) {
        requireSeen(command);
        switch (state().stage()) {
            case Closed _ -> throw ALREADY_CLOSED.refusal();
            case Unpublished _ -> throw NOT_SUSPENDED.refusal();
            case Shown shown -> {
                switch (shown.standing()) {
                    case Standing.Published _ -> {}
                    case Standing.Suspended _ -> apply(new ListingReinstated(id(), command.remarks()));
                    case Standing.Expired _ -> throw NOT_SUSPENDED.refusal();
                }
            }
        }
        return answer();
    }

    @CommandHandler
    ListingAnswer handle(RedactListing command) {
        requireSeen(command);
        List<String> keys = state().facts().textKeys().stream().sorted().toList();
        if (!keys.isEmpty()) {
            apply(new ListingRedacted(id(), command.reason(), command.remarks(), keys));
        }
        return answer();
    }

    @CommandHandler
    ListingAnswer handle(AssessConformity command, @MetaDataValue(BODY_HASH) @Nullable String requestHash) {
        requireSeen(command);
        requireOpen();
        var known = state().facts().conformity().get(command.standard());
        if (known == null) {
            throw STANDARD_NOT_CLAIMED.refusal();
        }
        boolean repeated = command.remarks() == null || state().facts().isSaid(command.standard(), requestHash);
        if (known != command.level() || !repeated) {
            apply(new ConformityAssessed(id(), command.standard(), command.level(), command.remarks()));
        }
        return answer();
    }

    @CommandHandler
    ListingAnswer handle(WithdrawListing command) {
        requireSeen(command);
        if (isClosed(Ending.WITHDRAWN, command.reason().name())) {
            return answer();
        }
        requireOpen();
        apply(new ListingWithdrawn(id(), command.reason(), command.remarks()));
        return answer();
    }

    @CommandHandler
    ListingAnswer handle(RenewListing command) {
        requireSeen(command);
        Shown shown = published();
        if (!(shown.standing() instanceof Standing.Published)
                || !shown.validUntil().equals(command.validUntil())) {
            if (!command.exchangeOpen()) {
                throw EXCHANGE_CLOSED.refusal();
            }
            apply(new ListingRenewed(id(), command.validUntil()));
        }
        return answer();
    }

    @CommandHandler
    ListingAnswer handle(FulfilListing command) {
        requireSeen(command);
        if (isClosed(Ending.FULFILLED, command.outcome().name())) {
            return answer();
        }
        published();
        apply(new ListingFulfilled(id(), command.outcome(), command.remarks()));
        return answer();
    }

    @CommandHandler
    ListingAnswer handle(AddNote command) {
        requireSeen(command);
        apply(new NoteAdded(id(), command.remarks()));
        return answer();
    }

    @CommandHandler
    ListingAnswer handle(SetFollowUp command) {
        requireSeen(command);
        apply(new FollowUpSet(id(), command.followUp(), command.date(), command.assignee(), command.remarks()));
        return answer().withFollowUp(command.followUp());
    }

    @CommandHandler
    ListingAnswer handle(CompleteFollowUp command) {
        requireSeen(command);
        if (Boolean.FALSE.equals(state().facts().followUps().get(command.followUp()))) {
            apply(new FollowUpDone(id(), command.followUp(), command.remarks()));
        }
        return answer();
    }

    @CommandHandler
    void handle(LapseClaim command, Clock clock) {
        if (state().review() instanceof Claimed claimed && claimed.isLapsed(clock.instant())) {
            apply(new ClaimReleased(id(), claimed.holder(), true));
        }
    }

    @CommandHandler
    void handle(AnnounceExpiry command, Clock clock) {
        if (state().stage() instanceof Shown shown
                && shown.standing() instanceof Standing.Published
                && !shown.announced()
                && !clock.instant().isBefore(Validity.announcement(shown.validUntil()))) {
            apply(new ExpiryAnnounced(id(), shown.validUntil()));
        }
    }

    @CommandHandler
    void handle(ExpireListing command, Clock clock) {
        if (state().stage() instanceof Shown shown
                && shown.standing() instanceof Standing.Published
                && !clock.instant().isBefore(Validity.end(shown.validUntil()))) {
            apply(new ListingExpired(id(), shown.validUntil()));
        }
    }

    @EventSourcingHandler
    void on(
            ListingEvent event,
            @MetaDataValue(ACTOR) String actor,
            @MetaDataValue(TEXT_KEY) @Nullable String textKey,
            @MetaDataValue(BODY_HASH) @Nullable String requestHash,
            @Timestamp Instant at) {
        id = event.listingId();
        state = ListingState.after(state, event, actor, textKey, requestHash, at);
    }

    private ListingAnswer submit(SubmitListing command, UsualQuantities usual) {
        apply(command.submitted());
        quarantine(command.content(), usual);
        SetFollowUp callBack = command.callBack();
        if (callBack != null) {
            handle(callBack);
        }
        return answer();
    }

    private void quarantine(Content content, UsualQuantities usual) {
        var quantity = content.quantity();
        if (quantity == null) {
            return;
        }
        var assessment = usual.assess(
                content.product(),
                quantity.amount(),
                quantity.unit(),
                quantity.unitsPerBox(),
                quantity.mode(),
                quantity.per());
        if (!assessment.plausible()) {
            apply(new QuantityQuarantined(
                    id(),
                    content.version(),
                    assessment.amount(),
                    assessment.range().low(),
                    assessment.range().high()));
        }
    }

    /** Whether this very request has brought what waits for a moderator now, or what is published. */
    private boolean isAlreadyThere(@Nullable String requestHash) {
        if (!state().facts().isSaid(ListingFacts.CONTENT, requestHash)) {
            return false;
        }
        return switch (state().stage()) {
            case Unpublished unpublished -> unpublished.review() instanceof Waiting;
            case Shown shown when shown.revision() instanceof Waiting -> true;
            case Shown shown ->
                shown.standing() instanceof Standing.Published
                        && (shown.revision() == null
                                || (shown.revision() instanceof Settled settled && settled.rejectedFor() == null));
            case Closed _ -> false;
        };
    }

    /** A claim keeps the owner from editing, until it lapses; a clerk's edit ends it by itself. */
    private void endClaimForRevision(boolean byDesk, Instant now) {
        if (state().review() instanceof Claimed claimed) {
            if (claimed.isLapsed(now)) {
                apply(new ClaimReleased(id(), claimed.holder(), true));
            } else if (!byDesk) {
                throw UNDER_REVIEW.refusal();
            }
        }
    }

    /** What is under review, or was; refuses where nothing can be. */
    private Review reviewed() {
        requireOpen();
        Review review = state().review();
        if (review == null) {
            throw NOTHING_TO_REVIEW.refusal();
        }
        return review;
    }

    private Claimed claimedBy(String moderator, Clock clock) {
        requireOpen();
        if (!(state().review() instanceof Claimed claimed)) {
            throw NOT_IN_REVIEW.refusal();
        }
        if (!claimed.holder().equals(moderator)) {
            throw NOT_THE_HOLDER.refusal();
        }
        if (claimed.isLapsed(clock.instant())) {
            throw CLAIM_LAPSED.refusal();
        }
        return claimed;
    }

    /** For what only a listing in the catalogue, or one that time took out of it, allows. */
    private Shown published() {
        return switch (state().stage()) {
            case Closed _ -> throw ALREADY_CLOSED.refusal();
            case Unpublished _ -> throw NOT_PUBLISHED.refusal();
            case Shown shown when shown.standing() instanceof Standing.Suspended -> throw SUSPENDED.refusal();
            case Shown shown -> shown;
        };
    }

    private void requireOpen() {
        if (state().stage() instanceof Closed) {
            throw ALREADY_CLOSED.refusal();
        }
    }

    private static void requireSame(ReviewReason known, ReviewReason given) {
        if (known != given) {
            throw SUSPENDED.refusal();
        }
    }

    private boolean isClosed(Ending ending, String reason) {
        return state().stage() instanceof Closed closed
                && closed.ending() == ending
                && closed.reason().equals(reason);
    }

    private boolean isRevision() {
        return state().stage() instanceof Shown;
    }

    private void requireSeen(Versioned command) {
        Long seen = command.seen();
        if (seen != null && seen != version()) {
            throw new StaleVersion(seen, version());
        }
    }

    private ListingAnswer answer() {
        return new ListingAnswer(id().toString(), state().word(), state().revisionWord(), version(), null);
    }

    private static long version() {
        return AggregateLifecycle.getVersion() + 1;
    }

    private ListingId id() {
        return requireNonNull(id);
    }

    private ListingState state() {
        return requireNonNull(state);
    }
}
