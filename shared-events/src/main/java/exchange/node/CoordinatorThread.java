package exchange.node;

import java.time.Duration;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/**
 * The thread of a pooled processor's coordinator, with other delays than Axon's: woken by an event, it may let more gather before it
 * looks; and when its worker's queue was full, it looks again soon, not after 100 ms, which in a replay is many batches later.
 */
public final class CoordinatorThread extends SingleThread {

    private static final long AXON_LOOKS_AGAIN_MILLIS = 100;
    private static final long SOON_MILLIS = 3;

    private final Duration gathers;

    /**
     * @param gathers how long events gather; none for a reader that is awaited
     */
    public CoordinatorThread(String name, Duration gathers) {
        super(name);
        this.gathers = gathers;
    }

    @Override
    public ScheduledFuture<?> schedule(Runnable command, long delay, TimeUnit unit) {
        long millis = unit.toMillis(delay);
        if (millis == 0) {
            return super.schedule(command, gathers.toMillis(), TimeUnit.MILLISECONDS);
        }
        return millis == AXON_LOOKS_AGAIN_MILLIS
                ? super.schedule(command, SOON_MILLIS, TimeUnit.MILLISECONDS)
                : super.schedule(command, delay, unit);
    }
}
