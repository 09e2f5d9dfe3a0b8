package exchange.command.listing;

import static exchange.node.EventMetadata.ACTOR;
import static exchange.node.EventMetadata.BODY_HASH;
import static exchange.node.EventMetadata.TEXT_KEY;
import static java.util.Objects.requireNonNull;

import exchange.event.listing.Content;
import exchange.event.listing.FollowUpSet;
import exchange.event.listing.ListingApproved;
import exchange.event.listing.ListingEvent;
import exchange.event.listing.ListingRevised;
import exchange.event.listing.ListingSubmitted;
import exchange.event.listing.RevisionApproved;
import exchange.event.listing.Visibility;
import exchange.log.EventLog;
import exchange.log.LogEventStorageEngine;
import exchange.log.StoredEvent;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.axonframework.eventhandling.EventMessage;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** A listing as the log has it, for what must be known outside of the aggregate. */
@Component
class ListingReading {

    /** How the log names the aggregate. */
    static final String AGGREGATE_TYPE = "Listing";

    private final EventLog log;
    private final LogEventStorageEngine engine;

    ListingReading(EventLog log, LogEventStorageEngine engine) {
        this.log = log;
        this.engine = engine;
    }

    /** How the listing came in; empty if there is none. */
    Optional<EventMessage<?>> submission(String listingId) {
        return log.firstOf(listingId)
                .filter(event -> event.aggregateType().equals(AGGREGATE_TYPE))
                .flatMap(event -> engine.messages(List.of(event)).findFirst());
    }

    /** The state now; null if there is no such listing. */
    @Nullable
    ListingState now(String listingId) {
        return fold(log.ofAggregate(listingId, 0));
    }

    /** What a command on a listing was answered with, from the events that it caused. */
    ListingAnswer answer(List<StoredEvent> ofCommand) {
        StoredEvent last = ofCommand.stream()
                .filter(event -> event.aggregateType().equals(AGGREGATE_TYPE))
                .reduce((earlier, later) -> later)
                .orElseThrow(() -> new IllegalStateException("The command was not about a listing"));
        ListingState state = fold(log.ofAggregate(last.aggregateId(), 0).stream()
                .filter(event -> event.sequence() <= last.sequence())
                .toList());
        if (state == null) {
            throw new IllegalStateException("Listing " + last.aggregateId() + " has no events");
        }
        ListingAnswer answer =
                new ListingAnswer(last.aggregateId(), state.word(), state.revisionWord(), last.sequence() + 1, null);
        return engine.messages(List.of(last)).findFirst().orElseThrow().getPayload() instanceof FollowUpSet set
                ? answer.withFollowUp(set.followUp())
                : answer;
    }

    /** Whether everybody can find the listing in the catalogue. */
    boolean isPublic(String listingId) {
        List<StoredEvent> events = log.ofAggregate(listingId, 0);
        ListingState state = fold(events);
        if (state == null || !state.word().equals("PUBLISHED")) {
            return false;
        }
        Map<Integer, Content> versions = new HashMap<>();
        Content shown = null;
        for (EventMessage<?> message : engine.messages(events).toList()) {
            switch (message.getPayload()) {
                case ListingSubmitted submitted ->
                    versions.put(submitted.content().version(), submitted.content());
                case ListingRevised revised -> versions.put(revised.content().version(), revised.content());
                case ListingApproved approved -> shown = versions.get(approved.contentVersion());
                case RevisionApproved approved -> shown = versions.get(approved.contentVersion());
                default -> {
                    // changes nothing about who may see it
                }
            }
        }
        return shown != null && shown.visibility() == Visibility.PUBLIC;
    }

    private @Nullable ListingState fold(List<StoredEvent> events) {
        ListingState state = null;
        for (EventMessage<?> message : engine.messages(events).toList()) {
            state = ListingState.after(
                    state,
                    (ListingEvent) message.getPayload(),
                    requireNonNull((String) message.getMetaData().get(ACTOR)),
                    (String) message.getMetaData().get(TEXT_KEY),
                    (String) message.getMetaData().get(BODY_HASH),
                    message.getTimestamp());
        }
        return state;
    }
}
