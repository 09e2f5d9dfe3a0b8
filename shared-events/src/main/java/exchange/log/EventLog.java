package exchange.log;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The log as its readers see it: never past what is durable, never with a hole. Every method asks the database; none keeps a connection.
 */
public final class EventLog {

    static final String COLUMNS =
            "position, event_id, aggregate_type, aggregate_id, sequence, type, revision, occurred_at,"
                    + " recorded_at, command_id, metadata, payload, leaf_hash";

    private final RecentEvents recent = new RecentEvents();
    private final JdbcClient sql;
    private final HeadSignal signal;
    private final boolean embedded;

    EventLog(JdbcClient sql, HeadSignal signal, boolean embedded) {
        this.sql = sql;
        this.signal = signal;
        this.embedded = embedded;
    }

    /** The greatest position known to this node to be durable; 0 for an empty log. */
    public long head() {
        return signal.head();
    }

    /** What this node has appended or read of late. */
    RecentEvents recent() {
        return recent;
    }

    /** Waits for the log to grow. */
    public HeadSignal signal() {
        return signal;
    }

    /**
     * The events after a position, in order, without a hole.
     *
     * @param limit the most to return, at least 1
     * @throws IllegalStateException if a position is missing
     */
    public List<StoredEvent> after(long position, int limit) {
        long known = signal.head();
        List<StoredEvent> events = sql.sql("select " + COLUMNS
                        + " from eventlog.event where position > ? and position <= ? order by position limit ?")
                .params(position, Math.min(visible(), position + limit), limit)
                .query(EventLog::row)
                .list();
        long expected = position;
        for (StoredEvent event : events) {
            expected++;
            if (event.position() != expected) {
                throw missing(expected);
            }
        }
        if (expected < Math.min(known, position + limit)) {
            throw missing(expected + 1);
        }
        return events;
    }

    private static IllegalStateException missing(long position) {
        return new IllegalStateException(
                "The log has no event at position " + position + "; it was damaged or altered");
    }

    /** The event at a position. */
    public Optional<StoredEvent> at(long position) {
        return sql.sql("select " + COLUMNS + " from eventlog.event where position = ? and position <= ?")
                .params(position, visible())
                .query(EventLog::row)
                .optional();
    }

    /** The events at some positions, in the order of position. */
    public List<StoredEvent> at(List<Long> positions) {
        if (positions.isEmpty()) {
            return List.of();
        }
        return sql.sql(
                        "select " + COLUMNS
                                + " from eventlog.event where position in (:positions) and position <= :visible order by position")
                .param("positions", positions)
                .param("visible", visible())
                .query(EventLog::row)
                .list();
    }

    /** The events of an aggregate from a sequence number on, in order. */
    public List<StoredEvent> ofAggregate(String aggregateId, long fromSequence) {
        return sql.sql(
                        "select " + COLUMNS
                                + " from eventlog.event where aggregate_id = ? and sequence >= ? and position <= ? order by sequence")
                .params(aggregateId, fromSequence, visible())
                .query(EventLog::row)
                .list();
    }

    /** The events of some aggregates, in the order of position. */
    public List<StoredEvent> ofAggregates(Collection<String> aggregateIds) {
        if (aggregateIds.isEmpty()) {
            return List.of();
        }
        return sql.sql(
                        "select " + COLUMNS
                                + " from eventlog.event where aggregate_id in (:ids) and position <= :visible order by position")
                .param("ids", aggregateIds)
                .param("visible", visible())
                .query(EventLog::row)
                .list();
    }

    /** An aggregate's first event. */
    public Optional<StoredEvent> firstOf(String aggregateId) {
        return sql.sql("select " + COLUMNS
                        + " from eventlog.event where aggregate_id = ? and sequence = 0 and position <= ?")
                .params(aggregateId, visible())
                .query(EventLog::row)
                .optional();
    }

    /** The events that a command caused, in order; empty if it has had no effect. */
    public List<StoredEvent> ofCommand(CommandId commandId) {
        return sql.sql("select " + COLUMNS
                        + " from eventlog.event where command_id = ? and position <= ? order by position")
                .params(commandId.bytes(), visible())
                .query(EventLog::row)
                .list();
    }

    /** The sequence of an aggregate's last event; empty if it has none. */
    public OptionalLong lastSequence(String aggregateId) {
        return sql.sql("select sequence from eventlog.event where aggregate_id = ? and position <= ?"
                        + " order by sequence desc limit 1")
                .params(aggregateId, visible())
                .query(Long.class)
                .optional()
                .map(OptionalLong::of)
                .orElse(OptionalLong.empty());
    }

    /** The last position whose recordedAt is not later than an instant; 0 if there is none. Finds it by halving. */
    public long positionAsOf(Instant instant) {
        long wanted = StoredEvent.micros(instant);
        long low = 0;
        long high = size();
        while (low < high) {
            long middle = low + (high - low + 1) / 2;
            long recordedAt = sql.sql("select recorded_at from eventlog.event where position = ?")
                    .param(middle)
                    .query(Long.class)
                    .single();
            if (recordedAt <= wanted) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        return low;
    }

    /** How many events there are, as the database says. On H2, at most what is durable. */
    public long size() {
        return Math.min(
                visible(),
                sql.sql("select size from eventlog.head where id = 1")
                        .query(Long.class)
                        .single());
    }

    /** The leaf hashes after a position, in order; fewer where the log ends. */
    List<byte[]> leafHashes(long position, int count) {
        return sql.sql("select leaf_hash from eventlog.event where position > ? and position <= ? order by position")
                .params(position, Math.min(visible(), position + count))
                .query((row, number) -> row.getBytes(1))
                .list();
    }

    /** The right edge of the tree over the leaf hashes, as the head row keeps it. On H2, maybe of more than is durable. */
    Frontier frontier() {
        return sql.sql("select size, frontier from eventlog.head where id = 1")
                .query((row, number) -> Frontier.of(row.getLong(1), row.getBytes(2)))
                .single();
    }

    /**
     * Whether a reader with this token has read this log: its position is not beyond the head, and the leaf hash there is the token's.
     */
    public boolean fits(LogToken token) {
        return token.index() == 0
                || at(token.index()).map(event -> event.token().equals(token)).orElse(false);
    }

    static boolean holds(Connection connection, StoredEvent event) throws SQLException {
        try (PreparedStatement select =
                connection.prepareStatement("select event_id from eventlog.event where position = ?")) {
            select.setLong(1, event.position());
            try (ResultSet rows = select.executeQuery()) {
                return rows.next() && event.eventId().equals(rows.getString(1));
            }
        }
    }

    /** On an embedded database rows appear at commit, before they are forced to disk; nobody may see them that early. */
    private long visible() {
        return embedded ? signal.head() : Long.MAX_VALUE;
    }

    private static StoredEvent row(ResultSet row, int number) throws SQLException {
        return new StoredEvent(
                row.getLong(1),
                row.getString(2),
                row.getString(3),
                row.getString(4),
                row.getLong(5),
                row.getString(6),
                row.getString(7),
                row.getLong(8),
                row.getLong(9),
                row.getBytes(10),
                row.getBytes(11),
                row.getBytes(12),
                row.getBytes(13));
    }
}
