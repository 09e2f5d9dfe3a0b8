package exchange.log;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.axonframework.common.stream.BlockingStream;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.jspecify.annotations.Nullable;

/** A reader's way along the log, in blocks. Asking whether there is more costs nothing while there is not. Used by one thread at a time. */
final class LogStream implements BlockingStream<TrackedEventMessage<?>> {

    private static final int BLOCK = 1000;

    private final EventLog log;
    private final LogEventStorageEngine engine;
    private final Deque<TrackedEventMessage<?>> ahead = new ArrayDeque<>();
    private long position;
    private @Nullable Runnable callback;

    LogStream(EventLog log, LogEventStorageEngine engine, long position) {
        this.log = log;
        this.engine = engine;
        this.position = position;
    }

    @Override
    public Optional<TrackedEventMessage<?>> peek() {
        return hasNext() ? Optional.ofNullable(ahead.peek()) : Optional.empty();
    }

    @Override
    public boolean hasNextAvailable(int timeout, TimeUnit unit) throws InterruptedException {
        return hasNext() || (timeout > 0 && log.signal().awaitBeyond(position, timeout, unit) && hasNext());
    }

    @Override
    public TrackedEventMessage<?> nextAvailable() throws InterruptedException {
        while (!hasNext()) {
            log.signal().awaitBeyond(position, Long.MAX_VALUE, TimeUnit.NANOSECONDS);
        }
        return ahead.remove();
    }

    @Override
    public void close() {
        setOnAvailableCallback(null);
    }

    @Override
    public boolean setOnAvailableCallback(@Nullable Runnable onAvailable) {
        if (callback != null) {
            log.signal().forget(callback);
        }
        callback = onAvailable;
        if (onAvailable != null) {
            log.signal().onAdvance(onAvailable);
        }
        return true;
    }

    private boolean hasNext() {
        while (ahead.isEmpty() && log.head() > position) {
            List<StoredEvent> block = log.after(position, BLOCK);
            if (block.isEmpty()) {
                return false;
            }
            ahead.addAll(engine.messages(block).toList()); // all of a block or nothing
            position = block.getLast().position();
        }
        return !ahead.isEmpty();
    }
}
