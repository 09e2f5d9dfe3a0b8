package exchange.log;

import exchange.privacy.PostgresKeyStore;
import exchange.privacy.WrappedKey;
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
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Function;

/**
 * The statements of an append, in the two dialects. All but {@link #appendAtOnce} run in the transaction of the connection that they are
 * given.
 */
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

    private static final String ARRAYS = "unnest(?::bigint[], ?::text[], ?::text[], ?::text[], ?::bigint[], ?::text[],"
            + " ?::text[], ?::bigint[], ?::bigint[], ?::bytea[], ?::bytea[], ?::bytea[], ?::bytea[]) as event";

    private static final String MICROS = "(extract(epoch from clock_timestamp()) * 1000000)::bigint";

    /** The most by which a time that a node has reckoned may lag behind the database's clock, in microseconds. */
    private static final long MOST_LAG = 250_000;

    private static final String EVENT = "?::bigint, ?::text, ?::text, ?::text, ?::bigint, ?::text, ?::text, ?::bigint,"
            + " ?::bigint, ?::bytea, ?::bytea, ?::bytea, ?::bytea";

    /** An append in one statement, which does nothing unless the head, the aggregates and the commands are as expected. */
    private static final String AT_ONCE = """
            with moved as (
                update eventlog.head set size = ?, recorded_at = ?, frontier = ?
                 where id = 1 and size = ? and recorded_at = ?
                   and ? between %1$s - %2$d and %1$s
                   and not exists (select 1 from eventlog.event where command_id = any(?))
                   and (select count(*) from unnest(?::text[], ?::bigint[]) as last (aggregate_id, sequence)
                          join eventlog.event using (aggregate_id, sequence)) = ?
                returning size),
             %%s
             stored as (%3$s %%s)
            select pg_notify('eventlog', size::text), %1$s from moved""".formatted(MICROS, MOST_LAG, INSERT_COLUMNS);

    private static final String MANY_AT_ONCE = AT_ONCE.formatted(
            "kept as (" + PostgresKeyStore.insertWith("moved") + "),", "select event.* from moved, " + ARRAYS);

    /** By the number of keys: a submission brings two, with a person and its texts. */
    private static final List<String> ONE_AT_ONCE = List.of(oneAtOnce(0), oneAtOnce(1), oneAtOnce(2), oneAtOnce(3));

    private final boolean postgres;
    private final Clock embeddedClock;

    /**
     * @param embeddedClock the clock of an embedded database, which runs in this process
     */
    LogTable(boolean postgres, Clock embeddedClock) {
        this.postgres = postgres;
        this.embeddedClock = embeddedClock;
    }

    /** Arrays cost the server more than they save for a single event: a submission, a decision. */
    private static String oneAtOnce(int keys) {
        return AT_ONCE.formatted(
                keys == 0 ? "" : "kept as (" + PostgresKeyStore.insertWith("moved", keys) + "),",
                "select " + EVENT + " from moved");
    }

    Head lockHead(Connection connection) throws SQLException {
        String now = postgres ? MICROS : "cast(0 as bigint)";
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
                setEvent(insert, 1, event);
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
                statement.execute(LogDatabase.FORCE);
            }
            connection.commit();
        }
    }

    /** Whether the database knows {@link #appendAtOnce}. */
    boolean canAppendAtOnce() {
        return postgres;
    }

    /**
     * Appends in one statement, one way to PostgreSQL and back, which commits by itself: for a node that believes to know the head,
     * because it moved it last. Not for H2.
     *
     * @param before the head as this node left it
     * @param expected what the log is believed to hold of the batch's aggregates, and that it holds none of its commands
     * @return microseconds since 1970 by the database's clock; empty if the log is not as expected: nothing has happened then
     * @throws SQLException also where an aggregate has moved on (SQLState 23505); nothing has happened then either
     */
    OptionalLong appendAtOnce(
            Connection connection,
            Head before,
            Known expected,
            List<StoredEvent> events,
            List<WrappedKey> keys,
            Frontier frontier)
            throws SQLException {
        boolean one = events.size() == 1 && keys.size() < ONE_AT_ONCE.size();
        try (PreparedStatement append =
                connection.prepareStatement(one ? ONE_AT_ONCE.get(keys.size()) : MANY_AT_ONCE)) {
            append.setLong(1, frontier.size());
            append.setLong(2, events.getLast().recordedAt());
            append.setBytes(3, frontier.toBytes());
            append.setLong(4, before.size());
            append.setLong(5, before.recordedAt());
            append.setLong(6, events.getFirst().recordedAt());
            setArray(
                    append,
                    7,
                    "bytea",
                    expected.commands().stream().map(CommandId::bytes).toArray(byte[][]::new));
            setArray(append, 8, "text", expected.sequences().keySet().toArray(String[]::new));
            setArray(append, 9, "bigint", expected.sequences().values().toArray(Long[]::new));
            append.setLong(10, expected.sequences().size());
            if (one) {
                int next = PostgresKeyStore.setEachKey(append, 11, keys);
                setEvent(append, next, events.getFirst());
            } else {
                int next = PostgresKeyStore.setKeys(append, 11, keys);
                setEvents(append, next, events);
            }
            try (ResultSet row = append.executeQuery()) {
                return row.next() ? OptionalLong.of(row.getLong(2)) : OptionalLong.empty();
            }
        }
    }

    /**
     * Moves the head's time on, so that an {@link #appendAtOnce} whose answer was lost, and which the server may not have come to yet,
     * can no longer take effect once this is committed.
     */
    void bar(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.executeUpdate("update eventlog.head set recorded_at = recorded_at + 1 where id = 1");
        }
    }

    private static void insertAsArrays(Connection connection, List<StoredEvent> events) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(INSERT_COLUMNS + "select event.* from " + ARRAYS)) {
            setEvents(insert, 1, events);
            insert.executeUpdate();
        }
    }

    private static void setEvent(PreparedStatement insert, int from, StoredEvent event) throws SQLException {
        insert.setLong(from, event.position());
        insert.setString(from + 1, event.eventId());
        insert.setString(from + 2, event.aggregateType());
        insert.setString(from + 3, event.aggregateId());
        insert.setLong(from + 4, event.sequence());
        insert.setString(from + 5, event.type());
        insert.setString(from + 6, event.revision());
        insert.setLong(from + 7, event.occurredAt());
        insert.setLong(from + 8, event.recordedAt());
        insert.setBytes(from + 9, event.commandId());
        insert.setBytes(from + 10, event.metadata());
        insert.setBytes(from + 11, event.payload());
        insert.setBytes(from + 12, event.leafHash());
    }

    private static void setEvents(PreparedStatement insert, int from, List<StoredEvent> events) throws SQLException {
        setLongs(insert, from, events, StoredEvent::position);
        setTexts(insert, from + 1, events, StoredEvent::eventId);
        setTexts(insert, from + 2, events, StoredEvent::aggregateType);
        setTexts(insert, from + 3, events, StoredEvent::aggregateId);
        setLongs(insert, from + 4, events, StoredEvent::sequence);
        setTexts(insert, from + 5, events, StoredEvent::type);
        setTexts(insert, from + 6, events, StoredEvent::revision);
        setLongs(insert, from + 7, events, StoredEvent::occurredAt);
        setLongs(insert, from + 8, events, StoredEvent::recordedAt);
        setBytes(insert, from + 9, events, StoredEvent::commandId);
        setBytes(insert, from + 10, events, StoredEvent::metadata);
        setBytes(insert, from + 11, events, StoredEvent::payload);
        setBytes(insert, from + 12, events, StoredEvent::leafHash);
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
