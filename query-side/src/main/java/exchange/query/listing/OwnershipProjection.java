package exchange.query.listing;

import exchange.event.listing.ListingSubmitted;
import exchange.log.LogToken;
import exchange.node.EventMetadata;
import exchange.query.model.Generation;
import exchange.query.model.Projection;
import java.sql.Types;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.messaging.annotation.MetaDataValue;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/** Keeps what the submission says; nothing that comes later changes it. What nobody with an account brought in is left out. */
final class OwnershipProjection implements Projection {

    private static final int[] TYPES = {Types.VARCHAR, Types.BIGINT, Types.VARCHAR, Types.VARCHAR};

    private final Generation generation;
    private final JdbcTemplate sql;
    private final List<@Nullable Object[]> batch = new ArrayList<>();

    OwnershipProjection(Generation generation, JdbcTemplate sql) {
        this.generation = generation;
        this.sql = sql;
    }

    @Override
    public void begin(Set<String> sequences) {
        batch.clear();
    }

    @EventHandler
    void on(ListingSubmitted event, TrackingToken token, @MetaDataValue(EventMetadata.ACTOR) String actor) {
        if (!actor.equals(EventMetadata.ANONYMOUS)) {
            batch.add(new @Nullable Object[] {
                event.listingId().toString(),
                ((LogToken) token).index(),
                event.owner().organisation(),
                actor
            });
        }
    }

    @Override
    public void flush() {
        sql.batchUpdate(
                generation.sql("insert into query.ownership_$g (listing_id, position, organisation, submitter)"
                        + " values (?, ?, ?, ?) on conflict do nothing"),
                batch,
                TYPES);
    }
}
