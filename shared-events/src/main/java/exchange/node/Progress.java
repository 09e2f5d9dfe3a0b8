package exchange.node;

import exchange.log.EventLog;
import java.time.Duration;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.axonframework.config.Configuration;
import org.axonframework.eventhandling.StreamingEventProcessor;

/** How far the processing groups of this node have come, and a bounded wait for them: read-your-writes without guessing. */
public final class Progress {

    private static final Duration LOOK = Duration.ofMillis(1);
    private static final Duration LOOK_ELSEWHERE = Duration.ofMillis(20);

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

    /**
     * The position up to which a group's rows are committed: where it runs here, at once; where another node runs it, as far as that one
     * has stored its token, which it does with every batch of rows, and every few seconds over events that it passes by. 0 before its
     * first event.
     */
    public long position(String group) {
        OptionalLong here = positionHere(group);
        return here.isPresent() ? here.getAsLong() : groups.storedPosition(group);
    }

    private OptionalLong positionHere(String group) {
        return configuration
                .eventProcessingConfiguration()
                .eventProcessor(group, StreamingEventProcessor.class)
                .map(processor -> processor.processingStatus().values().stream()
                        .mapToLong(status -> StreamingGroups.position(status.getTrackingToken()))
                        .min())
                .orElseGet(OptionalLong::empty);
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
                TimeUnit.NANOSECONDS.sleep((positionHere(group).isPresent() ? LOOK : LOOK_ELSEWHERE).toNanos());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return false;
            }
        }
        return true;
    }
}
