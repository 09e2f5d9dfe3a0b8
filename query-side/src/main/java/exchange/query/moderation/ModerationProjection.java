package exchange.query.moderation;

import exchange.event.listing.ListingClaimed;
import exchange.event.listing.ListingEvent;
import exchange.event.listing.ListingSubmitted;
import exchange.log.LogToken;
import exchange.node.EventMetadata;
import exchange.query.content.Entries;
import exchange.query.model.Generation;
import exchange.query.model.Projection;
import java.sql.Types;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.SequenceNumber;
import org.axonframework.eventhandling.Timestamp;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.messaging.annotation.MetaDataValue;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.SqlArrayValue;

/** Keeps the moderation queue: what the events of a batch make of each listing is worked out in memory and written once. */
final class ModerationProjection implements Projection {

    private record Row(ModerationEntry entry, long position) {}

    private static final int[] TYPES = {
        Types.BIGINT,
        Types.VARCHAR,
        Types.SMALLINT,
        Types.BIGINT,
        Types.BIGINT,
        Types.VARCHAR,
        Types.VARCHAR,
        Types.VARCHAR,
        Types.BIGINT,
        Types.BOOLEAN,
        Types.BOOLEAN,
        Types.VARCHAR
    };

    private final Generation generation;
    private final JdbcTemplate sql;
    private final Map<String, Row> rows = new HashMap<>();
    private final Set<String> added = new HashSet<>();
    private final Set<String> touched = new HashSet<>();

    ModerationProjection(Generation generation, JdbcTemplate sql) {
        this.generation = generation;
        this.sql = sql;
    }

    @Override
    public void begin(Set<String> sequences) {
        rows.clear();
        added.clear();
        touched.clear();
        sql.query(
                generation.sql("select listing_id, entry, position from query.moderation_$g where listing_id = any(?)"),
                row -> {
                    ModerationEntry entry = Entries.read(row.getString(2), ModerationEntry.class);
                    rows.put(row.getString(1), new Row(entry, row.getLong(3)));
                },
                new SqlArrayValue("varchar", sequences.toArray()));
    }

    /** An event seen before changes nothing. */
    @EventHandler
    void on(
            ListingEvent event,
            @SequenceNumber long sequence,
            TrackingToken token,
            @Timestamp Instant at,
            @MetaDataValue(EventMetadata.ACTOR) String actor,
            @MetaDataValue(EventMetadata.CHANNEL) @Nullable String channel) {
        long position = ((LogToken) token).index();
        String id = event.listingId().toString();
        @Nullable Row known = rows.get(id);
        if (known != null) {
            if (known.position() < position) {
                rows.put(id, new Row(known.entry().after(event, sequence, position, at, actor), position));
                touched.add(id);
            }
        } else if (event instanceof ListingSubmitted submitted) {
            rows.put(id, new Row(ModerationEntry.submitted(submitted, channel, position, at), position));
            added.add(id);
        }
    }

    @Override
    public void flush() {
        touched.removeAll(added);
        write(
                "insert into query.moderation_$g (position, entry, urgency, waiting_position, waiting_since, kind, product,"
                        + " holder, claimed_until, quarantined, closed, listing_id)"
                        + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                added);
        write(
                "update query.moderation_$g set position = ?, entry = ?, urgency = ?, waiting_position = ?,"
                        + " waiting_since = ?, kind = ?, product = ?, holder = ?, claimed_until = ?, quarantined = ?,"
                        + " closed = ? where listing_id = ?",
                touched);
    }

    private void write(String statement, Set<String> ids) {
        List<@Nullable Object[]> values =
                ids.stream().map(rows::get).map(ModerationProjection::columns).toList();
        sql.batchUpdate(generation.sql(statement), values, TYPES);
    }

    private static @Nullable Object[] columns(Row row) {
        ModerationEntry entry = row.entry();
        ListingClaimed claim = entry.claim();
        return new @Nullable Object[] {
            row.position(),
            Entries.write(entry),
            entry.waits() ? entry.urgencyRank() : null,
            entry.waitingPosition(),
            micros(entry.waitingSince()),
            entry.content().kind().name(),
            entry.content().product(),
            claim == null ? null : claim.holder(),
            claim == null ? null : micros(claim.until()),
            entry.quarantine() != null,
            entry.state() == ModerationEntry.State.CLOSED,
            entry.id().toString()
        };
    }

    /** Microseconds since 1970. */
    static @Nullable Long micros(@Nullable Instant instant) {
        return instant == null ? null : ChronoUnit.MICROS.between(Instant.EPOCH, instant);
    }
}
