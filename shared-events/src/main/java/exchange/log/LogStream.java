package exchange.log;

import java.util.ArrayDeque;
import java.util.ArrayList;
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
            List<RecentEvents.Shared> block = block();
            if (block.isEmpty()) {
                return false;
            }
            List<TrackedEventMessage<?>> messages = new ArrayList<>(block.size());
            block.forEach(event -> messages.addAll(event.messages(engine::messagesOf)));
            ahead.addAll(messages); // all of a block or nothing
            position = block.getLast().position();
        }
        return !ahead.isEmpty();
    }

    private List<RecentEvents.Shared> block() {
        List<RecentEvents.Shared> recent = log.recent().after(position, log.head());
        if (!recent.isEmpty()) {
            return recent;
        }
        List<StoredEvent> stored = log.after(position, BLOCK);
        log.recent().add(stored);
        return stored.stream().map(RecentEvents.Shared::new).toList();
    }
}
