package exchange.query.intake;

import exchange.event.listing.FollowUpDone;
import exchange.event.listing.FollowUpSet;
import exchange.log.LogToken;
import exchange.node.EventMetadata;
import exchange.query.model.Generation;
import exchange.query.model.Projection;
import java.sql.Types;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.messaging.annotation.MetaDataValue;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/** Keeps the follow-ups that are still to be done: a batch of events is worked out in memory and written once. An event seen before changes nothing. */
final class FollowUpsProjection implements Projection {

    private record Key(String listing, String followUp) {}

    private record Row(FollowUpSet set, String actor, long position) {}

    private static final int[] TYPES = {
        Types.VARCHAR, Types.VARCHAR, Types.BIGINT, Types.DATE, Types.VARCHAR, Types.VARCHAR
    };

    private final Generation generation;
    private final JdbcTemplate sql;

    /** What is open after the batch; null for what is done. */
    private final Map<Key, @Nullable Row> changed = new LinkedHashMap<>();

    FollowUpsProjection(Generation generation, JdbcTemplate sql) {
        this.generation = generation;
        this.sql = sql;
    }

    @Override
    public void begin(Set<String> sequences) {
        changed.clear();
    }

    @EventHandler
    void on(FollowUpSet set, TrackingToken token, @MetaDataValue(EventMetadata.ACTOR) String actor) {
        changed.put(
                new Key(set.listingId().toString(), set.followUp()), new Row(set, actor, ((LogToken) token).index()));
    }

    @EventHandler
    void on(FollowUpDone done) {
        changed.put(new Key(done.listingId().toString(), done.followUp()), null);
    }

    @Override
    public void flush() {
        if (changed.isEmpty()) {
            return;
        }
        List<@Nullable Object[]> gone = new ArrayList<>();
        List<@Nullable Object[]> open = new ArrayList<>();
        changed.forEach((key, row) -> {
            gone.add(new @Nullable Object[] {key.listing(), key.followUp()});
            if (row != null) {
                open.add(new @Nullable Object[] {
                    key.listing(),
                    key.followUp(),
                    row.position(),
                    row.set().date(),
                    row.set().assignee(),
                    row.actor()
                });
            }
        });
        sql.batchUpdate(generation.sql("delete from query.followups_$g where listing_id = ? and follow_up = ?"), gone);
        sql.batchUpdate(
                generation.sql("insert into query.followups_$g (listing_id, follow_up, position, due, assignee, set_by)"
                        + " values (?, ?, ?, ?, ?, ?)"),
                open,
                TYPES);
    }
}
