package exchange.command.deadline;

import exchange.command.deadline.Deadline.Kind;
import exchange.event.listing.ListingClaimed;
import exchange.event.listing.ListingId;
import java.sql.Date;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The deadlines, and what has to be known to reckon them. Every statement may be repeated. */
@Component
class DeadlineTable {

    private final JdbcClient sql;

    DeadlineTable(JdbcClient sql) {
        this.sql = sql;
    }

    /** What is due, the longest overdue first. A suspended listing's end rests until the listing is reinstated. */
    List<Deadline> due(Instant now, int most) {
        return sql.sql("select listing_id, kind, caused_by from command.deadline where due_at <= ?"
                        + " and (kind = 'LAPSE' or listing_id not in (select listing_id from command.listing_suspended))"
                        + " order by due_at limit ?")
                .params(utc(now), most)
                .query((row, number) -> new Deadline(row.getString(1), Kind.valueOf(row.getString(2)), row.getLong(3)))
                .list();
    }

    void set(ListingId id, Kind kind, Instant due, long position) {
        drop(id, kind);
        sql.sql("insert into command.deadline (listing_id, kind, due_at, caused_by) values (?, ?, ?, ?)")
                .params(id.toString(), kind.name(), utc(due), position)
                .update();
    }

    void drop(ListingId id, Kind kind) {
        sql.sql("delete from command.deadline where listing_id = ? and kind = ?")
                .params(id.toString(), kind.name())
                .update();
    }

    void dropExpiry(ListingId id) {
        drop(id, Kind.ANNOUNCE);
        drop(id, Kind.EXPIRE);
    }

    void claim(ListingId id, String holder, Instant until, long position) {
        dropClaim(id);
        sql.sql("insert into command.listing_claim (listing_id, holder) values (?, ?)")
                .params(id.toString(), holder)
                .update();
        set(id, Kind.LAPSE, until, position);
    }

    /** What the holder of a claim does extends it, unless it has lapsed. */
    void extendClaim(ListingId id, String actor, Instant at, long position) {
        boolean held = sql.sql("select count(*) from command.listing_claim c join command.deadline d"
                                + " on d.listing_id = c.listing_id and d.kind = 'LAPSE'"
                                + " where c.listing_id = ? and c.holder = ? and d.due_at > ?")
                        .params(id.toString(), actor, utc(at))
                        .query(Long.class)
                        .single()
                > 0;
        if (held) {
            set(id, Kind.LAPSE, at.plus(ListingClaimed.LASTS), position);
        }
    }

    void dropClaim(ListingId id) {
        sql.sql("delete from command.listing_claim where listing_id = ?")
                .param(id.toString())
                .update();
        drop(id, Kind.LAPSE);
    }

    void remember(ListingId id, int version, LocalDate validUntil) {
        sql.sql("delete from command.listing_validity where listing_id = ? and content_version = ?")
                .params(id.toString(), version)
                .update();
        sql.sql("insert into command.listing_validity (listing_id, content_version, valid_until) values (?, ?, ?)")
                .params(id.toString(), version, Date.valueOf(validUntil))
                .update();
    }

    LocalDate validUntil(ListingId id, int version) {
        return sql.sql("select valid_until from command.listing_validity where listing_id = ? and content_version = ?")
                .params(id.toString(), version)
                .query(LocalDate.class)
                .single();
    }

    void suspend(ListingId id) {
        reinstate(id);
        sql.sql("insert into command.listing_suspended (listing_id) values (?)")
                .param(id.toString())
                .update();
    }

    void reinstate(ListingId id) {
        sql.sql("delete from command.listing_suspended where listing_id = ?")
                .param(id.toString())
                .update();
    }

    void forget(ListingId id) {
        dropClaim(id);
        dropExpiry(id);
        sql.sql("delete from command.listing_validity where listing_id = ?")
                .param(id.toString())
                .update();
        reinstate(id);
    }

    void clear() {
        List.of("deadline", "listing_claim", "listing_validity", "listing_suspended")
                .forEach(table -> sql.sql("delete from command." + table).update());
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
