package exchange.query.audit;

import exchange.event.listing.ListingEvent;
import exchange.event.listing.ListingSubmitted;
import exchange.event.matching.MatchEvent;
import exchange.log.LogToken;
import exchange.node.EventMetadata;
import exchange.query.model.Generation;
import exchange.query.model.Projection;
import java.sql.Types;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.messaging.MetaData;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.SqlArrayValue;

/** Keeps where in the log to look for what. Every event of the log is here, whatever it is about. */
final class AuditProjection implements Projection {

    private static final int[] TYPES = {
        Types.BIGINT,
        Types.VARCHAR,
        Types.VARCHAR,
        Types.BIGINT,
        Types.VARCHAR,
        Types.VARCHAR,
        Types.VARCHAR,
        Types.VARCHAR,
        Types.VARCHAR
    };

    private record Entry(@Nullable String listing, @Nullable String reference, MetaData metadata) {}

    private final Generation generation;
    private final JdbcTemplate sql;
    private final SortedMap<Long, Entry> batch = new TreeMap<>();
    private final List<Object[]> matches = new ArrayList<>();

    AuditProjection(Generation generation, JdbcTemplate sql) {
        this.generation = generation;
        this.sql = sql;
    }

    @Override
    public void begin(Set<String> sequences) {
        batch.clear();
        matches.clear();
    }

    @EventHandler
    void on(EventMessage<?> message, TrackingToken token) {
        long position = ((LogToken) token).index();
        batch.put(position, new Entry(listing(message), reference(message), message.getMetaData()));
        if (message.getPayload() instanceof MatchEvent event) {
            matches.add(new Object[] {event.offer().toString(), position});
            matches.add(new Object[] {event.request().toString(), position});
        }
    }

    /** The type and the time are copied from the log, because the message does not carry them as they are stored. */
    @Override
    public void flush() {
        List<@Nullable Object[]> rows = new ArrayList<>();
        sql.query(
                "select position, type, recorded_at from eventlog.event where position = any(?)",
                row -> {
                    Entry entry = Objects.requireNonNull(batch.get(row.getLong(1)));
                    rows.add(new @Nullable Object[] {
                        row.getLong(1),
                        entry.listing(),
                        row.getString(2),
                        row.getLong(3),
                        entry.metadata().get(EventMetadata.ACTOR),
                        entry.metadata().get(EventMetadata.ROLE),
                        entry.metadata().get(EventMetadata.CHANNEL),
                        entry.metadata().get(EventMetadata.REASON),
                        entry.reference()
                    });
                },
                new SqlArrayValue("bigint", batch.keySet().toArray()));
        sql.batchUpdate(
                generation.sql(
                        "insert into query.audit_event_$g (position, listing, type, recorded_at, actor, role, channel,"
                                + " reason, reference) values (?, ?, ?, ?, ?, ?, ?, ?, ?) on conflict do nothing"),
                rows,
                TYPES);
        if (!matches.isEmpty()) {
            sql.batchUpdate(
                    generation.sql(
                            "insert into query.audit_match_$g (listing, position) values (?, ?) on conflict do nothing"),
                    matches);
        }
    }

    private static @Nullable String listing(EventMessage<?> message) {
        return message.getPayload() instanceof ListingEvent event
                ? event.listingId().toString()
                : null;
    }

    private static @Nullable String reference(EventMessage<?> message) {
        return message.getPayload() instanceof ListingSubmitted submitted ? submitted.reference() : null;
    }
}
