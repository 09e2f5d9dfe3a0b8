package exchange.log;

import exchange.privacy.WrappedKey;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/**
 * The events of one unit of work, on their way into the log: all of them or none.
 *
 * @param done completes with the position of the last event once they are durable, or with why they are not
 */
record Append(
        CommandId commandId,
        List<PreparedEvent> events,
        List<WrappedKey> newKeys,
        CompletableFuture<Long> done,
        long deadlineNanos) {

    boolean isDone() {
        return done.isDone();
    }

    boolean isOverdue() {
        return System.nanoTime() - deadlineNanos > 0;
    }
}
