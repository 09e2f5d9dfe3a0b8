package exchange.log;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/** The statements of an append, in the two dialects. All run in the transaction of the connection that they are given. */
final class LogTable {

    /**
     * The head as locked.
     *
     * @param recordedAt microseconds since 1970 of the last event
     * @param now microseconds since 1970 by the database's clock
     */
    record Head(long recordedAt, Frontier frontier, long now) {

        long size() {
            return frontier.size();
        }
    }

    /** What the log already holds of the aggregates and commands of a batch: the last sequence by aggregate. */
    record Known(Map<String, Long> sequences, Set<CommandId> commands) {}

    private static final String INSERT_COLUMNS = """
            insert into eventlog.event (position, event_id, aggregate_type, aggregate_id, sequence, type, revision,
                occurred_at, recorded_at, command_id, metadata, payload, leaf_hash)
            """;

    private final boolean postgres;
    private final Clock embeddedClock;

    /**
     * @param embeddedClock the clock of an embedded database, which runs in this process
     */
    LogTable(boolean postgres, Clock embeddedClock) {
        this.postgres = postgres;
        this.embeddedClock = embeddedClock;
    }

    Head lockHead(Connection connection) throws SQLException {
        String now = postgres ? "(extract(epoch from clock_timestamp()) * 1000000)::bigint" : "cast(0 as bigint)";
        try (PreparedStatement select = connection.prepareStatement(
                        "select size, recorded_at, frontier, " + now + " from eventlog.head where id = 1 for update");
                ResultSet row = select.executeQuery()) {
            if (!row.next()) {
                throw new SQLException("The log has no head");
            }
            long databaseNow = postgres ? row.getLong(4) : StoredEvent.micros(embeddedClock.instant());
            return new Head(row.getLong(2), Frontier.of(row.getLong(1), row.getBytes(3)), databaseNow);
        }
    }

    Known known(Connection connection, Collection<String> aggregates, Collection<CommandId> commands)
            throws SQLException {
        Map<String, Long> sequences = new HashMap<>();
        Set<CommandId> seen = new HashSet<>();
        List<String> ids = List.copyOf(aggregates);
        List<CommandId> keys = List.copyOf(commands);
        try (PreparedStatement select = connection.prepareStatement(
                postgres ? knownByArray() : knownByList(rounded(ids.size()), rounded(keys.size())))) {
            if (postgres) {
                setArray(select, 1, "text", ids.toArray(String[]::new));
                setArray(select, 2, "bytea", keys.stream().map(CommandId::bytes).toArray(byte[][]::new));
            } else {
                int at = 1;
                for (int i = 0; i < rounded(ids.size()); i++) {
                    select.setString(at++, i < ids.size() ? ids.get(i) : null);
                }
                for (int i = 0; i < rounded(keys.size()); i++) {
                    select.setBytes(at++, i < keys.size() ? keys.get(i).bytes() : null);
                }
            }
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    byte[] command = rows.getBytes(3);
                    if (command == null) {
                        sequences.put(rows.getString(1), rows.getLong(2));
                    } else {
                        seen.add(CommandId.stored(command));
                    }
                }
            }
        }
        return new Known(sequences, seen);
    }

    void insert(Connection connection, List<StoredEvent> events) throws SQLException {
        if (postgres) {
            insertAsArrays(connection, events);
            return;
        }
        try (PreparedStatement insert = connection.prepareStatement(
                INSERT_COLUMNS + "values (" + String.join(", ", Collections.nCopies(13, "?")) + ")")) {
            for (StoredEvent event : events) {
                insert.setLong(1, event.position());
                insert.setString(2, event.eventId());
                insert.setString(3, event.aggregateType());
                insert.setString(4, event.aggregateId());
                insert.setLong(5, event.sequence());
                insert.setString(6, event.type());
                insert.setString(7, event.revision());
                insert.setLong(8, event.occurredAt());
                insert.setLong(9, event.recordedAt());
                insert.setBytes(10, event.commandId());
                insert.setBytes(11, event.metadata());
                insert.setBytes(12, event.payload());
                insert.setBytes(13, event.leafHash());
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }

    void moveHead(Connection connection, Frontier frontier, long recordedAt) throws SQLException {
        String update = "update eventlog.head set size = ?, recorded_at = ?, frontier = ? where id = 1";
        String statement = postgres
                ? "with moved as (" + update + " returning size) select pg_notify('eventlog', size::text) from moved"
                : update;
        try (PreparedStatement move = connection.prepareStatement(statement)) {
            move.setLong(1, frontier.size());
            move.setLong(2, recordedAt);
            move.setBytes(3, frontier.toBytes());
            move.execute();
        }
    }

    /** What a commit leaves to be done until it is on the disk: on H2, the writing; PostgreSQL has done it. */
    void forceToDisk(Connection connection) throws SQLException {
        if (!postgres) {
            try (Statement statement = connection.createStatement()) {
                statement.execute("checkpoint sync");
            }
            connection.commit();
        }
    }

    private static void insertAsArrays(Connection connection, List<StoredEvent> events) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(INSERT_COLUMNS
                + "select * from unnest(?::bigint[], ?::text[], ?::text[], ?::text[], ?::bigint[], ?::text[], ?::text[],"
                + " ?::bigint[], ?::bigint[], ?::bytea[], ?::bytea[], ?::bytea[], ?::bytea[])")) {
            setLongs(insert, 1, events, StoredEvent::position);
            setTexts(insert, 2, events, StoredEvent::eventId);
            setTexts(insert, 3, events, StoredEvent::aggregateType);
            setTexts(insert, 4, events, StoredEvent::aggregateId);
            setLongs(insert, 5, events, StoredEvent::sequence);
            setTexts(insert, 6, events, StoredEvent::type);
            setTexts(insert, 7, events, StoredEvent::revision);
            setLongs(insert, 8, events, StoredEvent::occurredAt);
            setLongs(insert, 9, events, StoredEvent::recordedAt);
            setBytes(insert, 10, events, StoredEvent::commandId);
            setBytes(insert, 11, events, StoredEvent::metadata);
            setBytes(insert, 12, events, StoredEvent::payload);
            setBytes(insert, 13, events, StoredEvent::leafHash);
            insert.executeUpdate();
        }
    }

    private static void setLongs(
            PreparedStatement insert, int index, List<StoredEvent> events, Function<StoredEvent, Long> column)
            throws SQLException {
        setArray(insert, index, "bigint", events.stream().map(column).toArray(Long[]::new));
    }

    private static void setTexts(
            PreparedStatement insert, int index, List<StoredEvent> events, Function<StoredEvent, String> column)
            throws SQLException {
        setArray(insert, index, "text", events.stream().map(column).toArray(String[]::new));
    }

    private static void setBytes(
            PreparedStatement insert, int index, List<StoredEvent> events, Function<StoredEvent, byte[]> column)
            throws SQLException {
        setArray(insert, index, "bytea", events.stream().map(column).toArray(byte[][]::new));
    }

    private static void setArray(PreparedStatement statement, int index, String type, Object[] values)
            throws SQLException {
        statement.setArray(index, statement.getConnection().createArrayOf(type, values));
    }

    private static String knownByArray() {
        return """
                select aggregate_id, max(sequence), null::bytea from eventlog.event
                 where aggregate_id = any(?) group by aggregate_id
                union all
                select null, null, command_id from eventlog.event where command_id = any(?)""";
    }

    private static String knownByList(int aggregates, int commands) {
        return "select aggregate_id, max(sequence), cast(null as bytea) from eventlog.event where aggregate_id in ("
                + placeholders(aggregates)
                + ") group by aggregate_id union all select null, null, command_id from eventlog.event where command_id in ("
                + placeholders(commands) + ")";
    }

    private static String placeholders(int count) {
        return String.join(", ", Collections.nCopies(count, "?"));
    }

    /** The next power of two, so that few statements have to be prepared. */
    private static int rounded(int count) {
        return count <= 1 ? 1 : Integer.highestOneBit(count - 1) << 1;
    }
}
