package exchange.query.audit;

import exchange.event.listing.ListingEvent;
import exchange.log.LogToken;
import exchange.node.EventMetadata;
import exchange.query.model.Generation;
import exchange.query.model.Projection;
import java.sql.Types;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/** Keeps where in the log to look for what. Every event of the log is here, whatever it is about. */
final class AuditProjection implements Projection {

    private static final int[] TYPES = {Types.VARCHAR, Types.VARCHAR, Types.BIGINT};

    private final Generation generation;
    private final JdbcTemplate sql;
    private final List<@Nullable Object[]> batch = new ArrayList<>();

    AuditProjection(Generation generation, JdbcTemplate sql) {
        this.generation = generation;
        this.sql = sql;
    }

    @Override
    public void begin(Set<String> sequences) {
        batch.clear();
    }

    @EventHandler
    void on(EventMessage<?> message, TrackingToken token) {
        batch.add(new @Nullable Object[] {
            listing(message), message.getMetaData().get(EventMetadata.ACTOR), ((LogToken) token).index()
        });
    }

    /** The type and the time are copied from the log, because the message does not carry them as they are stored. */
    @Override
    public void flush() {
        sql.batchUpdate(generation.sql("""
                        insert into query.audit_event_$g (position, listing, type, recorded_at, actor)
                        select position, cast(? as varchar), type, recorded_at, cast(? as varchar)
                          from eventlog.event where position = ?
                        on conflict do nothing"""), batch, TYPES);
    }

    private static @Nullable String listing(EventMessage<?> message) {
        return message.getPayload() instanceof ListingEvent event
                ? event.listingId().toString()
                : null;
    }
}
