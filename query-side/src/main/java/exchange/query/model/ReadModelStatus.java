package exchange.query.model;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How a read model is, as this node sees it.
 *
 * @param generation the one that answers; null if this node can read none
 * @param position of the last event that it has seen; 0 before the first
 * @param lag how many events it has not seen
 * @param work what the processor is doing on this node, whether or not another node has the claim
 * @param parked how many events it could not take
 * @param rebuild null unless another generation is being built
 */
public record ReadModelStatus(
        String name,
        @Nullable Integer generation,
        long position,
        long lag,
        Work work,
        int parked,
        @Nullable Rebuild rebuild) {

    /** What a processor is doing. */
    public enum Work {
        RUNNING,
        FAILED,
        STOPPED
    }

    /**
     * How far another generation is built.
     *
     * @param position of the last event that it has seen
     * @param of how many events there are
     * @param eventsPerSecond lately
     * @param secondsLeft at that pace; null if nothing moves
     */
    public record Rebuild(
            int generation,
            long position,
            long of,
            long eventsPerSecond,
            @Nullable Long secondsLeft,
            Instant startedAt) {}
}
