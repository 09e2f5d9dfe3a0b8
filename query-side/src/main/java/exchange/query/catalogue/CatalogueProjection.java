package exchange.query.catalogue;

import exchange.event.listing.ListingEvent;
import exchange.event.listing.ListingSubmitted;
import exchange.log.LogToken;
import java.time.Instant;
import java.util.Optional;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.ResetHandler;
import org.axonframework.eventhandling.Timestamp;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventhandling.WrappedToken;
import org.springframework.stereotype.Component;

/** Keeps the catalogue. An event seen before changes nothing. */
@Component
@ProcessingGroup(CatalogueProjection.GROUP)
class CatalogueProjection {

    static final String GROUP = "catalogue";

    private final CatalogueTable table;

    CatalogueProjection(CatalogueTable table) {
        this.table = table;
    }

    @EventHandler
    void on(ListingEvent event, TrackingToken token, @Timestamp Instant at) {
        long position = ((LogToken) WrappedToken.unwrapLowerBound(token)).index();
        Optional<CatalogueTable.Row> known = table.find(event.listingId());
        if (known.isPresent()) {
            if (known.get().position() < position) {
                CatalogueEntry before = known.get().entry();
                CatalogueEntry after = before.after(event, position, at);
                table.update(after, position, !after.equals(before) && (before.shown() || after.shown()));
            }
        } else if (event instanceof ListingSubmitted submitted) {
            table.insert(CatalogueEntry.submitted(submitted), position);
        }
    }

    @ResetHandler
    void reset() {
        table.clear();
    }
}
