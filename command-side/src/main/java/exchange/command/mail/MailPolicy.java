package exchange.command.mail;

import exchange.event.account.AccountConfirmed;
import exchange.event.account.AccountCreated;
import exchange.event.account.AccountEvent;
import exchange.event.account.Role;
import exchange.event.account.RoleGranted;
import exchange.event.account.RoleRevoked;
import exchange.event.listing.ChangesRequested;
import exchange.event.listing.ClaimReleased;
import exchange.event.listing.ConformityAssessed;
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
import exchange.event.listing.RevisionApproved;
import exchange.event.listing.RevisionChangesRequested;
import exchange.event.listing.RevisionRejected;
import exchange.node.EventMetadata;
import exchange.node.ExchangeSettings;
import exchange.web.account.Installation;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.messaging.annotation.MetaDataValue;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Notes of which events somebody is to be told. Nobody is told of the invented history of a demonstration. */
@Component
@ProcessingGroup(MailPolicy.GROUP)
class MailPolicy {

    static final String GROUP = "mails";

    private final MailTable table;
    private final ExchangeSettings settings;
    private final Installation installation;
    private boolean listening;

    MailPolicy(MailTable table, ExchangeSettings settings, Installation installation) {
        this.table = table;
        this.settings = settings;
        this.installation = installation;
    }

    @EventHandler
    void on(ListingEvent event, @MetaDataValue(EventMetadata.ROLE) String by, TrackingToken token) {
        add(topic(event, by), event.listingId().toString(), token);
    }

    @EventHandler
    void on(AccountEvent event, TrackingToken token) {
        switch (event) {
            case AccountConfirmed confirmed -> add(Topic.ACCOUNT_CONFIRMED, confirmed.accountId(), token);
            case AccountCreated _, RoleGranted _, RoleRevoked _ -> {
                // whoever has an account is told by whoever gave it
            }
        }
    }

    private void add(@Nullable Topic topic, String about, TrackingToken token) {
        if (topic != null && isListening()) {
            table.add(topic, about, token.position().orElseThrow());
        }
    }

    private boolean isListening() {
        listening = listening || !settings.demo() || installation.isDemoLoaded();
        return listening;
    }

    /** @param by the role of whoever did it: owners need not be told what they did themselves */
    private static @Nullable Topic topic(ListingEvent event, String by) {
        return switch (event) {
            case ListingSubmitted _ -> Topic.RECEIVED;
            case ChangesRequested _ -> Topic.CHANGES_REQUESTED;
            case RevisionChangesRequested _ -> Topic.REVISION_CHANGES;
            case ListingApproved _ -> Topic.APPROVED;
            case RevisionApproved _ -> Topic.REVISION_APPROVED;
            case ListingRejected _ -> Topic.REJECTED;
            case RevisionRejected _ -> Topic.REVISION_REJECTED;
            case ListingSuspended _ -> Topic.SUSPENDED;
            case ListingReinstated _ -> Topic.REINSTATED;
            case ExpiryAnnounced _ -> Topic.EXPIRY_ANNOUNCED;
            case ListingWithdrawn _ -> by.equals(Role.CLERK.name()) ? Topic.WITHDRAWN : null;
            case ListingRevised _,
                    ListingClaimed _,
                    ClaimReleased _,
                    QuantityQuarantined _,
                    QuantityConfirmed _,
                    ListingRedacted _,
                    ConformityAssessed _,
                    ListingExpired _,
                    ListingRenewed _,
                    ListingFulfilled _,
                    NoteAdded _,
                    FollowUpSet _,
                    FollowUpDone _ -> null;
        };
    }
}
