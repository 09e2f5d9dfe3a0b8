package exchange.query.statistics;

import exchange.event.listing.ListingEvent;
import exchange.event.listing.ListingSubmitted;
import exchange.event.listing.Urgency;
import exchange.log.LogToken;
import exchange.query.model.Generation;
import exchange.query.model.Projection;
import exchange.reference.Validity;
import java.sql.Types;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.Timestamp;
import org.axonframework.eventhandling.TrackingToken;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.SqlArrayValue;

/** Keeps how long listings wait: what the events of a batch make of each is worked out in memory and written once. */
final class StatisticsProjection implements Projection {

    private record Row(Waiting waiting, long position) {}

    private static final int[] TYPES = {
        Types.BIGINT, Types.BIGINT, Types.BOOLEAN, Types.VARCHAR, Types.BIGINT, Types.DATE, Types.BIGINT, Types.VARCHAR
    };

    private final Generation generation;
    private final JdbcTemplate sql;
    private final Map<String, Row> rows = new HashMap<>();
    private final Set<String> published = new HashSet<>();
    private final Set<String> added = new HashSet<>();
    private final Set<String> touched = new HashSet<>();
    private long changed;

    StatisticsProjection(Generation generation, JdbcTemplate sql) {
        this.generation = generation;
        this.sql = sql;
    }

    @Override
    public void begin(Set<String> sequences) {
        rows.clear();
        published.clear();
        added.clear();
        touched.clear();
        changed = 0;
        sql.query(
                generation.sql(
                        "select listing_id, position, submitted_at, open_to_all, urgency, waiting_since, published_on"
                                + " from query.statistics_$g where listing_id = any(?)"),
                row -> {
                    String id = row.getString(1);
                    if (row.getObject(7) != null) {
                        published.add(id); // nothing changes it any more
                        return;
                    }
                    long since = row.getLong(6);
                    @Nullable Instant waitingSince = row.wasNull() ? null : instant(since);
                    Waiting waiting = new Waiting(
                            instant(row.getLong(3)),
                            row.getBoolean(4),
                            Urgency.valueOf(row.getString(5)),
                            waitingSince,
                            null);
                    rows.put(id, new Row(waiting, row.getLong(2)));
                },
                new SqlArrayValue("varchar", sequences.toArray()));
    }

    /** An event seen before changes nothing. */
    @EventHandler
    void on(ListingEvent event, TrackingToken token, @Timestamp Instant at) {
        long position = ((LogToken) token).index();
        String id = event.listingId().toString();
        @Nullable Row known = rows.get(id);
        if (known != null) {
            Waiting after = known.waiting().after(event, at);
            if (known.position() < position && !after.equals(known.waiting())) {
                rows.put(id, new Row(after, position));
                touched.add(id);
                changed = position;
            }
        } else if (event instanceof ListingSubmitted submitted && !published.contains(id)) {
            rows.put(id, new Row(Waiting.submitted(submitted.content(), at), position));
            added.add(id);
            changed = position;
        }
    }

    @Override
    public void flush() {
        touched.removeAll(added);
        write(
                "insert into query.statistics_$g (position, submitted_at, open_to_all, urgency, waiting_since, published_on,"
                        + " seconds, listing_id, parked) values (?, ?, ?, ?, ?, ?, ?, ?, false)",
                added);
        write(
                "update query.statistics_$g set position = ?, submitted_at = ?, open_to_all = ?, urgency = ?,"
                        + " waiting_since = ?, published_on = ?, seconds = ? where listing_id = ?",
                touched);
        if (changed > 0) {
            changed(changed);
        }
    }

    @Override
    public void park(String sequence, long position) {
        int hidden = sql.update(
                generation.sql("update query.statistics_$g set parked = true where listing_id = ? and not parked"),
                sequence);
        if (hidden > 0) {
            changed(position);
        }
    }

    @Override
    public void release(String sequence) {
        int shown = sql.update(
                generation.sql("update query.statistics_$g set parked = false where listing_id = ? and parked"),
                sequence);
        if (shown > 0) {
            sql.update(generation.sql("update query.statistics_change_$g set released = released + 1 where id = 1"));
        }
    }

    private void changed(long position) {
        sql.update(
                generation.sql("update query.statistics_change_$g set position = ? where id = 1 and position < ?"),
                position,
                position);
    }

    private void write(String statement, Set<String> ids) {
        if (ids.isEmpty()) {
            return;
        }
        List<@Nullable Object[]> values = ids.stream().map(this::columns).toList();
        sql.batchUpdate(generation.sql(statement), values, TYPES);
    }

    private @Nullable Object[] columns(String id) {
        Row row = Objects.requireNonNull(rows.get(id), id);
        Waiting waiting = row.waiting();
        Instant published = waiting.publishedAt();
        return new @Nullable Object[] {
            row.position(),
            micros(waiting.submittedAt()),
            waiting.openToAll(),
            waiting.urgency().name(),
            waiting.waitingSince() == null ? null : micros(waiting.waitingSince()),
            published == null ? null : LocalDate.ofInstant(published, Validity.ZONE),
            published == null ? null : seconds(waiting.submittedAt(), published),
            id
        };
    }

    /** Clocks of two nodes may differ by more than the time between. */
    private static long seconds(Instant from, Instant to) {
        return Math.max(0, Duration.between(from, to).toSeconds());
    }

    private static long micros(Instant instant) {
        return TimeUnit.SECONDS.toMicros(instant.getEpochSecond()) + TimeUnit.NANOSECONDS.toMicros(instant.getNano());
    }

    private static Instant instant(long micros) {
        return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
    }
}
