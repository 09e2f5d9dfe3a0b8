package exchange.query.moderation;

import exchange.event.listing.ListingEvent;
import exchange.event.listing.ListingSubmitted;
import exchange.log.LogToken;
import exchange.node.EventMetadata;
import exchange.query.content.Entries;
import java.sql.Types;
import java.time.Instant;
import java.util.Optional;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.ResetHandler;
import org.axonframework.eventhandling.SequenceNumber;
import org.axonframework.eventhandling.Timestamp;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventhandling.WrappedToken;
import org.axonframework.messaging.annotation.MetaDataValue;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Keeps the moderation queue. An event seen before changes nothing. */
@Component
@ProcessingGroup(ModerationProjection.GROUP)
class ModerationProjection {

    static final String GROUP = "moderation";

    private record Row(ModerationEntry entry, long position) {}

    private final JdbcClient sql;

    ModerationProjection(JdbcClient sql) {
        this.sql = sql;
    }

    @EventHandler
    void on(
            ListingEvent event,
            @SequenceNumber long sequence,
            TrackingToken token,
            @Timestamp Instant at,
            @MetaDataValue(EventMetadata.ACTOR) String actor,
            @MetaDataValue(EventMetadata.CHANNEL) @Nullable String channel) {
        long position = ((LogToken) WrappedToken.unwrapLowerBound(token)).index();
        Optional<Row> known = find(event);
        if (known.isPresent()) {
            if (known.get().position() < position) {
                update(known.get().entry().after(event, sequence, position, at, actor), position);
            }
        } else if (event instanceof ListingSubmitted submitted) {
            insert(ModerationEntry.submitted(submitted, channel, position, at), position);
        }
    }

    @ResetHandler
    void reset() {
        sql.sql("delete from query.moderation").update();
    }

    private Optional<Row> find(ListingEvent event) {
        return sql.sql("select entry, position from query.moderation where listing_id = ?")
                .param(event.listingId().toString())
                .query((row, number) -> new Row(Entries.read(row.getString(1), ModerationEntry.class), row.getLong(2)))
                .optional();
    }

    private void insert(ModerationEntry entry, long position) {
        write(
                "insert into query.moderation (listing_id, position, entry, urgency, waiting_position)"
                        + " values (:id, :position, :entry, :urgency, :waiting)",
                entry,
                position);
    }

    private void update(ModerationEntry entry, long position) {
        write(
                "update query.moderation set position = :position, entry = :entry, urgency = :urgency,"
                        + " waiting_position = :waiting where listing_id = :id",
                entry,
                position);
    }

    private void write(String statement, ModerationEntry entry, long position) {
        sql.sql(statement)
                .param("id", entry.id().toString())
                .param("position", position)
                .param("entry", Entries.write(entry))
                .param("urgency", entry.waits() ? entry.urgencyRank() : null, Types.SMALLINT)
                .param("waiting", entry.waitingPosition())
                .update();
    }
}
