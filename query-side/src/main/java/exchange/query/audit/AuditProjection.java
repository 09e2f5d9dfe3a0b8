package exchange.query.audit;

import exchange.event.listing.ListingEvent;
import exchange.log.LogToken;
import exchange.node.EventMetadata;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.ResetHandler;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventhandling.WrappedToken;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Keeps where in the log to look for what. Every event of the log is here, whatever it is about. */
@Component
@ProcessingGroup(AuditProjection.GROUP)
class AuditProjection {

    static final String GROUP = "audit";

    private final JdbcClient sql;

    AuditProjection(JdbcClient sql) {
        this.sql = sql;
    }

    /** The type and the time are copied from the log, because the message does not carry them as they are stored. */
    @EventHandler
    void on(EventMessage<?> message, TrackingToken token) {
        sql.sql("""
                        insert into query.audit_event (position, listing, type, recorded_at, actor)
                        select position, cast(:listing as varchar), type, recorded_at, cast(:actor as varchar)
                          from eventlog.event where position = :position
                        on conflict do nothing""")
                .param("listing", listing(message))
                .param("actor", message.getMetaData().get(EventMetadata.ACTOR))
                .param("position", ((LogToken) WrappedToken.unwrapLowerBound(token)).index())
                .update();
    }

    @ResetHandler
    void reset() {
        sql.sql("delete from query.audit_event").update();
    }

    private static @Nullable String listing(EventMessage<?> message) {
        return message.getPayload() instanceof ListingEvent event
                ? event.listingId().toString()
                : null;
    }
}
