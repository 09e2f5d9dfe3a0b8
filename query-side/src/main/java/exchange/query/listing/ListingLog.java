package exchange.query.listing;

import exchange.event.listing.ListingEvent;
import exchange.event.listing.ListingId;
import exchange.event.listing.ListingSubmitted;
import exchange.log.EventLog;
import exchange.log.LogEventStorageEngine;
import exchange.log.StoredEvent;
import exchange.node.EventMetadata;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.messaging.MetaData;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Reads a listing's events from the log. */
@Component
class ListingLog {

    /** An event of the listing with what is known about how it came about. */
    record Entry(StoredEvent stored, ListingEvent event, MetaData metadata) {

        @Nullable
        String metadata(String key) {
            return metadata.get(key) instanceof String text ? text : null;
        }

        String actor() {
            String actor = metadata(EventMetadata.ACTOR);
            return actor == null ? EventMetadata.ANONYMOUS : actor;
        }
    }

    /** A listing with everything that happened to it; never empty. */
    record Story(FoldedListing listing, List<Entry> entries) {

        /** Who submitted it. */
        Entry submission() {
            return entries.getFirst();
        }

        /** The same as it was at a position, without what has been redacted since; empty if it was not there yet. */
        Optional<Story> until(long position) {
            return fold(entries, position);
        }
    }

    private final EventLog log;
    private final LogEventStorageEngine engine;

    ListingLog(EventLog log, LogEventStorageEngine engine) {
        this.log = log;
        this.engine = engine;
    }

    /** The listing of this id; empty if there is none. */
    Optional<Story> read(ListingId id) {
        return read(id, Long.MAX_VALUE);
    }

    /** The same as it was at a position of the log, without what has been redacted since; empty if it was not there yet. */
    Optional<Story> read(ListingId id, long position) {
        List<StoredEvent> stored = log.ofAggregate(id.toString(), 0);
        List<? extends TrackedEventMessage<?>> messages =
                engine.messages(stored).toList();
        if (messages.isEmpty()) {
            return Optional.empty();
        }
        List<Entry> entries = new ArrayList<>();
        for (int i = 0; i < stored.size(); i++) {
            TrackedEventMessage<?> message = messages.get(i);
            entries.add(new Entry(stored.get(i), (ListingEvent) message.getPayload(), message.getMetaData()));
        }
        return fold(entries, position);
    }

    private static Optional<Story> fold(List<Entry> all, long position) {
        if (all.getFirst().stored().position() > position
                || !(all.getFirst().event() instanceof ListingSubmitted submission)) {
            return Optional.empty();
        }
        FoldedListing listing = new FoldedListing(submission);
        List<Entry> entries = new ArrayList<>();
        for (Entry entry : all) {
            if (entry.stored().position() > position) {
                listing.applyLater(entry.event());
            } else {
                listing.apply(entry.event(), entry.actor(), entry.stored().getTimestamp());
                entries.add(entry);
            }
        }
        return Optional.of(new Story(listing, entries));
    }
}
