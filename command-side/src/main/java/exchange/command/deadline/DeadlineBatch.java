package exchange.command.deadline;

import exchange.event.listing.ListingEvent;
import exchange.event.listing.ListingId;
import exchange.event.listing.ListingSubmitted;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;

/** The listings that a batch of events is about: each is read at most once, and written once, before the batch commits. */
final class DeadlineBatch {

    private static final String RESOURCE = DeadlineBatch.class.getName();

    private final DeadlineTable table;
    private final Map<ListingId, Optional<ListingTime>> times = new HashMap<>();
    private final Set<ListingId> stored = new HashSet<>();

    private DeadlineBatch(DeadlineTable table) {
        this.table = table;
    }

    /** The batch of the current unit of work. */
    static DeadlineBatch current(DeadlineTable table) {
        UnitOfWork<?> unitOfWork = CurrentUnitOfWork.get();
        return unitOfWork.getOrComputeResource(RESOURCE, name -> {
            DeadlineBatch batch = new DeadlineBatch(table);
            unitOfWork.onPrepareCommit(commit -> batch.write());
            return batch;
        });
    }

    void apply(ListingEvent event, String actor, Instant at, long position) {
        ListingId id = event.listingId();
        if (event instanceof ListingSubmitted submitted) {
            times.put(id, Optional.of(ListingTime.submitted(submitted)));
        } else {
            Optional<ListingTime> before = times.computeIfAbsent(id, this::find);
            times.put(id, before.map(time -> time.after(event, actor, at, position)));
        }
    }

    private Optional<ListingTime> find(ListingId id) {
        Optional<ListingTime> found = table.find(id);
        found.ifPresent(time -> stored.add(id));
        return found;
    }

    private void write() {
        Map<ListingId, ListingTime> fresh = new HashMap<>();
        Map<ListingId, ListingTime> changed = new HashMap<>();
        List<ListingId> closed = new ArrayList<>();
        times.forEach((id, time) -> {
            if (time.isPresent()) {
                (stored.contains(id) ? changed : fresh).put(id, time.get());
            } else if (stored.contains(id)) {
                closed.add(id);
            }
        });
        table.insert(fresh);
        table.update(changed);
        table.delete(closed);
    }
}
