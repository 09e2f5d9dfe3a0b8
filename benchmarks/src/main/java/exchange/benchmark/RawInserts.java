package exchange.benchmark;

import exchange.benchmark.Rounds.Work;
import exchange.log.LogDatabase;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The baseline of S1: one insert a commit, into a table like the log's, of rows as long as its rows are, as durable. */
final class RawInserts {

    /** How long a row of one type is. */
    private record Length(String type, int metadata, int payload) {}

    private final LogDatabase database;
    private final List<Length> lengths;
    private final AtomicLong position = new AtomicLong();

    private RawInserts(LogDatabase database, List<Length> lengths) {
        this.database = database;
        this.lengths = lengths;
    }

    /**
     * Baselines with rows as long as those of a log.
     *
     * @param database where they are inserted
     * @param log has submissions of offers, claims and approvals
     */
    static RawInserts likeThoseOf(LogDatabase log, LogDatabase database) throws SQLException {
        List<Length> lengths = new ArrayList<>();
        try (Connection connection = Databases.connect(log);
                PreparedStatement select = connection.prepareStatement(
                        "select avg(length(metadata)), avg(length(payload)) from eventlog.event where type = ?")) {
            for (String type : List.of("OfferSubmitted", "ListingClaimed", "ListingApproved")) {
                select.setString(1, type);
                try (ResultSet row = select.executeQuery()) {
                    row.next();
                    lengths.add(new Length(type, row.getInt(1), row.getInt(2)));
                }
            }
        }
        try (Connection connection = Databases.connect(database);
                Statement statement = connection.createStatement()) {
            statement.execute("create schema raw");
            statement.execute("""
                    create table raw.event (
                        position bigint not null primary key, event_id varchar(36) not null, aggregate_type varchar(40) not null,
                        aggregate_id varchar(64) not null, sequence bigint not null, type varchar(80) not null,
                        revision varchar(10) not null, occurred_at bigint not null, recorded_at bigint not null,
                        command_id bytea not null, metadata bytea not null, payload bytea not null, leaf_hash bytea not null,
                        constraint raw_event_once unique (aggregate_id, sequence))""");
            statement.execute("create index raw_event_command on raw.event (command_id)");
        }
        return new RawInserts(database, lengths);
    }

    /**
     * One connection that inserts.
     *
     * @param whole whether the rows of a claim and an approval take turns with those of a submission
     */
    Work client(boolean whole) throws SQLException {
        return new Client(Databases.connect(database), whole ? lengths : lengths.subList(0, 1));
    }

    /** How many rows all clients have asked for. */
    long rows() {
        return position.get();
    }

    /** The lengths of the rows, in words. */
    String lengths() {
        return lengths.stream()
                .map(length -> "%s %d + %d".formatted(length.type(), length.metadata(), length.payload()))
                .collect(Collectors.joining(", ", "bytes of metadata + payload: ", ""));
    }

    private final class Client implements Work {

        private final Connection connection;
        private final PreparedStatement insert;
        private final @Nullable PreparedStatement force;
        private final List<Length> rows;
        private int turn;
        private String aggregate = "";

        Client(Connection connection, List<Length> rows) throws SQLException {
            this.connection = connection;
            this.rows = rows;
            this.insert =
                    connection.prepareStatement("insert into raw.event values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
            this.force = database.isPostgres() ? null : connection.prepareStatement("checkpoint sync");
        }

        @Override
        public void close() throws SQLException {
            connection.close();
        }

        @Override
        public int once() throws SQLException {
            int sequence = turn++ % rows.size();
            if (sequence == 0) {
                aggregate = UUID.randomUUID().toString();
            }
            Length row = rows.get(sequence);
            insert.setLong(1, position.incrementAndGet());
            insert.setString(2, UUID.randomUUID().toString());
            insert.setString(3, "Listing");
            insert.setString(4, aggregate);
            insert.setLong(5, sequence);
            insert.setString(6, row.type());
            insert.setString(7, "1");
            insert.setLong(8, System.currentTimeMillis());
            insert.setLong(9, System.currentTimeMillis());
            insert.setBytes(10, random(32));
            insert.setBytes(11, random(row.metadata()));
            insert.setBytes(12, random(row.payload()));
            insert.setBytes(13, random(32));
            insert.executeUpdate();
            if (force != null) {
                force.execute();
            }
            return 1;
        }

        /** Not compressible, as sealed words are not. */
        private static byte[] random(int length) {
            byte[] bytes = new byte[length];
            ThreadLocalRandom.current().nextBytes(bytes);
            return bytes;
        }
    }
}
