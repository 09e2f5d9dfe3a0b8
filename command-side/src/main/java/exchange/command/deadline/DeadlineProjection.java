package exchange.command.deadline;

import static exchange.node.EventMetadata.ACTOR;

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
import exchange.reference.Validity;
import java.time.Instant;
import java.time.LocalDate;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.ResetHandler;
import org.axonframework.eventhandling.Timestamp;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.messaging.annotation.MetaDataValue;
import org.springframework.stereotype.Component;

/** Keeps the table of deadlines in step with the log. */
@Component
@ProcessingGroup(DeadlineProjection.GROUP)
class DeadlineProjection {

    static final String GROUP = "deadlines";

    private final DeadlineTable table;

    DeadlineProjection(DeadlineTable table) {
        this.table = table;
    }

    @EventHandler
    void on(ListingEvent event, @MetaDataValue(ACTOR) String actor, @Timestamp Instant at, TrackingToken token) {
        ListingId id = event.listingId();
        long position = token.position().orElseThrow();
        table.extendClaim(id, actor, at, position);
        switch (event) {
            case ListingSubmitted submitted -> remember(id, submitted.content());
            case ListingRevised revised -> {
                remember(id, revised.content());
                table.dropClaim(id);
            }
            case ListingClaimed claimed -> table.claim(id, claimed.holder(), claimed.until(), position);
            case ClaimReleased _, ChangesRequested _, RevisionRejected _, RevisionChangesRequested _ ->
                table.dropClaim(id);
            case ListingApproved approved -> {
                table.dropClaim(id);
                shown(id, table.validUntil(id, approved.contentVersion()), at, position);
            }
            case RevisionApproved approved -> {
                table.dropClaim(id);
                shown(id, table.validUntil(id, approved.contentVersion()), at, position);
            }
            case ListingRenewed renewed -> shown(id, renewed.validUntil(), at, position);
            case ListingSuspended _ -> table.suspend(id);
            case ListingReinstated _ -> table.reinstate(id);
            case ExpiryAnnounced _ -> table.drop(id, Deadline.Kind.ANNOUNCE);
            case ListingExpired _ -> table.dropExpiry(id);
            case ListingRejected _, ListingWithdrawn _, ListingFulfilled _ -> table.forget(id);
            case QuantityQuarantined _,
                    QuantityConfirmed _,
                    ListingRedacted _,
                    ConformityAssessed _,
                    NoteAdded _,
                    FollowUpSet _,
                    FollowUpDone _ -> {
                // set no deadline of their own
            }
        }
    }

    @ResetHandler
    void reset() {
        table.clear();
    }

    private void remember(ListingId id, Content content) {
        table.remember(id, content.version(), content.validUntil());
    }

    /** The end is announced only where that moment is still to come: whoever has just set a nearer date knows it. */
    private void shown(ListingId id, LocalDate validUntil, Instant at, long position) {
        table.set(id, Deadline.Kind.EXPIRE, Validity.end(validUntil), position);
        Instant announcement = Validity.announcement(validUntil);
        if (announcement.isAfter(at)) {
            table.set(id, Deadline.Kind.ANNOUNCE, announcement, position);
        } else {
            table.drop(id, Deadline.Kind.ANNOUNCE);
        }
    }
}
