package exchange.node;

import exchange.log.EventLog;
import exchange.log.LogToken;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.axonframework.config.Configuration;
import org.axonframework.eventhandling.EventTrackerStatus;
import org.axonframework.eventhandling.StreamingEventProcessor;
import org.axonframework.eventhandling.WrappedToken;

/** How far the processing groups of this node have come, and a bounded wait for them: read-your-writes without guessing. */
public final class Progress {

    private static final Duration LOOK = Duration.ofMillis(1);

    private final Configuration configuration;
    private final StreamingGroups groups;
    private final EventLog log;

    Progress(Configuration configuration, StreamingGroups groups, EventLog log) {
        this.configuration = configuration;
        this.groups = groups;
        this.log = log;
    }

    /** The names of the groups. */
    public Set<String> groups() {
        return groups.names();
    }

    /** The greatest position of the log. */
    public long head() {
        return log.head();
    }

    /** The position up to which a group's rows are committed; 0 before its first event, or while it does not run here. */
    public long position(String group) {
        return configuration
                .eventProcessingConfiguration()
                .eventProcessor(group, StreamingEventProcessor.class)
                .map(processor -> processor.processingStatus().values().stream()
                        .mapToLong(Progress::position)
                        .min()
                        .orElse(0))
                .orElse(0L);
    }

    /**
     * Waits until a group has seen a position.
     *
     * @return whether it has
     */
    public boolean await(String group, long position, Duration most) {
        long end = System.nanoTime() + most.toNanos();
        while (position(group) < position) {
            if (System.nanoTime() - end > 0) {
                return false;
            }
            try {
                TimeUnit.NANOSECONDS.sleep(LOOK.toNanos());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return false;
            }
        }
        return true;
    }

    private static long position(EventTrackerStatus status) {
        return status.getTrackingToken() == null
                ? 0
                : WrappedToken.unwrapLowerBound(status.getTrackingToken()) instanceof LogToken token
                        ? token.index()
                        : 0;
    }
}
