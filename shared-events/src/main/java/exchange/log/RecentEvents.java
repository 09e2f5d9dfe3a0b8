package exchange.log;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.jspecify.annotations.Nullable;

/**
 * The newest events of the log, so that readers who are up to date share one copy of each: nobody asks the database for what this node
 * has just appended or read, and each payload is parsed once. Safe for concurrent use.
 */
final class RecentEvents {

    /** Some five megabytes of listings. */
    private static final int KEPT = 1_024;

    /** An event, and the messages that its readers share. */
    static final class Shared {

        private final StoredEvent event;
        private volatile @Nullable List<TrackedEventMessage<?>> messages;

        Shared(StoredEvent event) {
            this.event = event;
        }

        long position() {
            return event.position();
        }

        /** @param reading makes messages of a stored event; whoever comes first does */
        List<TrackedEventMessage<?>> messages(Function<StoredEvent, List<TrackedEventMessage<?>>> reading) {
            List<TrackedEventMessage<?>> known = messages;
            if (known == null) {
                known = reading.apply(event);
                messages = known;
            }
            return known;
        }
    }

    private final Shared[] ring = new Shared[KEPT];

    /** The positions that are here are those from low to high. */
    private long low = 1;

    private long high;

    /** Takes in events that follow each other, unless they are old; forgets those that they do not follow upon. */
    synchronized void add(List<StoredEvent> events) {
        for (StoredEvent event : events) {
            long position = event.position();
            if (position > high) {
                if (position > high + 1) {
                    low = position;
                }
                ring[(int) (position % KEPT)] = new Shared(event);
                high = position;
                low = Math.max(low, high - KEPT + 1);
            }
        }
    }

    /**
     * The events after a position.
     *
     * @param last the last position that may be seen
     * @return empty if they are not here, or there are none
     */
    synchronized List<Shared> after(long position, long last) {
        long end = Math.min(high, last);
        if (position + 1 < low || position >= end) {
            return List.of();
        }
        List<Shared> found = new ArrayList<>((int) (end - position));
        for (long next = position + 1; next <= end; next++) {
            found.add(ring[(int) (next % KEPT)]);
        }
        return found;
    }
}
