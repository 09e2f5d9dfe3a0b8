package exchange.query.catalogue;

import exchange.event.listing.ListingEvent;
import exchange.event.listing.ListingSubmitted;
import exchange.log.LogToken;
import exchange.query.catalogue.CatalogueTable.Row;
import exchange.query.model.Projection;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.Timestamp;
import org.axonframework.eventhandling.TrackingToken;
import org.jspecify.annotations.Nullable;

/** Keeps the catalogue: what the events of a batch make of each listing is worked out in memory and written once. */
final class CatalogueProjection implements Projection {

    /** A listing of the batch. */
    private static final class Kept {
        private final boolean known;
        private final long seen;
        private Row row;

        Kept(Row row, boolean known) {
            this.row = row;
            this.known = known;
            this.seen = row.position();
        }

        boolean isNew() {
            return !known;
        }

        boolean isTouched() {
            return known && row.position() > seen;
        }
    }

    private final CatalogueTable table;
    private final Map<String, Kept> listings = new HashMap<>();
    private long changed;

    CatalogueProjection(CatalogueTable table) {
        this.table = table;
    }

    @Override
    public void begin(Set<String> sequences) {
        listings.clear();
        changed = 0;
        table.find(sequences).forEach((id, row) -> listings.put(id, new Kept(row, true)));
    }

    /** An event seen before changes nothing. */
    @EventHandler
    void on(ListingEvent event, TrackingToken token, @Timestamp Instant at) {
        long position = ((LogToken) token).index();
        String id = event.listingId().toString();
        @Nullable Kept kept = listings.get(id);
        if (kept != null) {
            follow(kept, event, position, at);
        } else if (event instanceof ListingSubmitted submitted) {
            listings.put(id, new Kept(new Row(CatalogueEntry.submitted(submitted), position, 0), false));
        }
    }

    private void follow(Kept kept, ListingEvent event, long position, Instant at) {
        if (kept.row.position() >= position) {
            return;
        }
        CatalogueEntry before = kept.row.entry();
        CatalogueEntry after = before.after(event, position, at);
        boolean visibly = !after.equals(before) && (before.shown() || after.shown());
        kept.row = new Row(after, position, visibly ? position : kept.row.changed());
        if (visibly) {
            changed = position;
        }
    }

    @Override
    public void flush() {
        List<Row> fresh = new ArrayList<>();
        List<Row> visible = new ArrayList<>();
        List<Row> others = new ArrayList<>();
        for (Kept kept : listings.values()) {
            if (kept.isNew()) {
                fresh.add(kept.row);
            } else if (kept.isTouched()) {
                (kept.row.changed() > 0 ? visible : others).add(kept.row);
            }
        }
        table.insert(fresh);
        table.show(visible);
        table.keep(others);
        if (changed > 0) {
            table.changed(changed);
        }
    }

    @Override
    public void park(String sequence, long position) {
        table.park(sequence, position);
    }

    @Override
    public void release(String sequence) {
        table.release(sequence);
    }
}
