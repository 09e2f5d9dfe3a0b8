package exchange.command.deadline;

import static exchange.node.EventMetadata.ACTOR;

import exchange.event.listing.ListingEvent;
import java.time.Instant;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.ResetHandler;
import org.axonframework.eventhandling.Timestamp;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.messaging.annotation.MetaDataValue;
import org.springframework.stereotype.Component;

/** Keeps the table of deadlines in step with the log. */
@Component
@ProcessingGroup(DeadlineProjection.GROUP)
class DeadlineProjection {

    static final String GROUP = "deadlines";

    private final DeadlineTable table;

    DeadlineProjection(DeadlineTable table) {
        this.table = table;
    }

    @EventHandler
    void on(ListingEvent event, @MetaDataValue(ACTOR) String actor, @Timestamp Instant at, TrackingToken token) {
        DeadlineBatch.current(table).apply(event, actor, at, token.position().orElseThrow());
    }

    @ResetHandler
    void reset() {
        table.clear();
    }
}
