package exchange.command.deadline;

import exchange.command.deadline.Deadline.Kind;
import exchange.command.deadline.ListingTime.Claim;
import exchange.command.deadline.ListingTime.Due;
import exchange.event.listing.ListingId;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The deadlines: one row for each listing to which time may do something. */
@Component
class DeadlineTable {

    private static final String COLUMNS = "valid_until, suspended, holder, lapse_at, lapse_cause, announce_at,"
            + " announce_cause, expire_at, expire_cause, listing_id";

    private final JdbcClient sql;
    private final JdbcTemplate batches;

    DeadlineTable(JdbcClient sql, JdbcTemplate batches) {
        this.sql = sql;
        this.batches = batches;
    }

    /** What is due, the longest overdue first. A suspended listing's end rests until the listing is reinstated. */
    List<Deadline> due(Instant now, int most) {
        return sql.sql("""
                        select listing_id, kind, cause from (
                            select listing_id, 'LAPSE' as kind, lapse_at as due_at, lapse_cause as cause
                              from command.deadline where lapse_at <= :now
                            union all
                            select listing_id, 'ANNOUNCE', announce_at, announce_cause
                              from command.deadline where announce_at <= :now and not suspended
                            union all
                            select listing_id, 'EXPIRE', expire_at, expire_cause
                              from command.deadline where expire_at <= :now and not suspended) as due
                         order by due_at limit :most""")
                .param("now", utc(now))
                .param("most", most)
                .query((row, number) -> new Deadline(row.getString(1), Kind.valueOf(row.getString(2)), row.getLong(3)))
                .list();
    }

    Optional<ListingTime> find(ListingId id) {
        return sql.sql("select " + COLUMNS + " from command.deadline where listing_id = ?")
                .param(id.toString())
                .query(DeadlineTable::time)
                .optional();
    }

    void insert(Map<ListingId, ListingTime> times) {
        write("insert into command.deadline (" + COLUMNS + ") values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", times);
    }

    void update(Map<ListingId, ListingTime> times) {
        write(
                "update command.deadline set valid_until = ?, suspended = ?, holder = ?, lapse_at = ?, lapse_cause = ?,"
                        + " announce_at = ?, announce_cause = ?, expire_at = ?, expire_cause = ? where listing_id = ?",
                times);
    }

    void delete(List<ListingId> ids) {
        batches.batchUpdate(
                "delete from command.deadline where listing_id = ?",
                ids.stream().map(id -> new Object[] {id.toString()}).toList());
    }

    void clear() {
        sql.sql("delete from command.deadline").update();
    }

    private void write(String statement, Map<ListingId, ListingTime> times) {
        batches.batchUpdate(
                statement, times.entrySet(), 500, (row, entry) -> set(row, entry.getValue(), entry.getKey()));
    }

    private static void set(PreparedStatement row, ListingTime time, ListingId id) throws SQLException {
        Claim claim = time.claim();
        row.setObject(1, time.validUntil());
        row.setBoolean(2, time.suspended());
        row.setString(3, claim == null ? null : claim.holder());
        set(row, 4, claim == null ? null : claim.lapse());
        set(row, 6, time.announcement());
        set(row, 8, time.end());
        row.setString(10, id.toString());
    }

    private static void set(PreparedStatement row, int at, @Nullable Due due) throws SQLException {
        if (due == null) {
            row.setNull(at, Types.TIMESTAMP_WITH_TIMEZONE);
            row.setNull(at + 1, Types.BIGINT);
        } else {
            row.setObject(at, utc(due.at()));
            row.setLong(at + 1, due.cause());
        }
    }

    private static ListingTime time(ResultSet row, int number) throws SQLException {
        String holder = row.getString("holder");
        Due lapse = due(row, "lapse_at", "lapse_cause");
        return new ListingTime(
                row.getObject("valid_until", LocalDate.class),
                row.getBoolean("suspended"),
                holder == null || lapse == null ? null : new Claim(holder, lapse),
                due(row, "announce_at", "announce_cause"),
                due(row, "expire_at", "expire_cause"));
    }

    private static @Nullable Due due(ResultSet row, String at, String cause) throws SQLException {
        OffsetDateTime moment = row.getObject(at, OffsetDateTime.class);
        return moment == null ? null : new Due(moment.toInstant(), row.getLong(cause));
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
