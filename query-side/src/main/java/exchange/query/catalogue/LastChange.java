package exchange.query.catalogue;

import exchange.query.model.Generation;
import java.time.Duration;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Supplier;

/**
 * The validator of each generation, asked for once for all who read within a few milliseconds: less than a reader can tell. Where this node
 * feeds the generation, never one from before the last event that it has committed.
 */
final class LastChange {

    private static final Duration LONGEST = Duration.ofMillis(5);

    /**
     * @param committed how far this node had fed the generation before it was asked for
     * @param askedAt {@link System#nanoTime} before it was asked for
     */
    private record Seen(String changed, OptionalLong committed, long askedAt) {

        boolean isFresh(OptionalLong committedNow) {
            return committed.equals(committedNow) && System.nanoTime() - askedAt < LONGEST.toNanos();
        }

        Seen later(Seen other) {
            return other.askedAt - askedAt > 0 ? other : this;
        }
    }

    private final ConcurrentMap<Generation, Seen> seen = new ConcurrentHashMap<>();

    /**
     * The validator as it was at most a few milliseconds ago.
     *
     * @param committed how far this node has fed the generation; empty if another node does
     * @param now whether it has to be as it is now: for whoever waited for a position
     */
    String of(Generation generation, OptionalLong committed, boolean now, Supplier<String> ask) {
        Seen last = seen.get(generation);
        if (!now && last != null && last.isFresh(committed)) {
            return last.changed();
        }
        long askedAt = System.nanoTime();
        Seen asked = new Seen(ask.get(), committed, askedAt);
        seen.keySet().removeIf(other -> other.number() < generation.number());
        seen.merge(generation, asked, Seen::later);
        return asked.changed();
    }
}
