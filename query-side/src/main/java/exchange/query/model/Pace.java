package exchange.query.model;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** How fast a generation is being built. */
record Pace(Instant at, long position, double eventsPerSecond) {

    Pace measured(Instant now, long newPosition) {
        double seconds = Math.max(1, Duration.between(at, now).toMillis()) / 1000.0;
        return new Pace(now, newPosition, (newPosition - position) / seconds);
    }

    /** At this pace from a position to a goal; null if nothing moves. */
    @Nullable
    Long secondsLeft(long from, long goal) {
        return eventsPerSecond > 0 ? Math.round((goal - from) / eventsPerSecond) : null;
    }
}
