package exchange.query.model;

import java.time.Duration;
import java.time.Instant;

/** How fast a generation is being built. */
record Pace(Instant at, long position, double eventsPerSecond) {

    Pace measured(Instant now, long newPosition) {
        double seconds = Math.max(1, Duration.between(at, now).toMillis()) / 1000.0;
        return new Pace(now, newPosition, (newPosition - position) / seconds);
    }
}
