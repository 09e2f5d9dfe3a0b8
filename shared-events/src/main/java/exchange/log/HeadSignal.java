package exchange.log;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The greatest position known to be durable on this node, and a wake-up for whoever waits for the next. */
public final class HeadSignal {

    private static final Logger LOG = LoggerFactory.getLogger(HeadSignal.class);

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition moved = lock.newCondition();
    private final List<Runnable> callbacks = new CopyOnWriteArrayList<>();
    private volatile long head;

    /** The greatest known position; 0 for an empty log. */
    public long head() {
        return head;
    }

    /**
     * Waits until the log has grown beyond a position.
     *
     * @return whether it has
     */
    public boolean awaitBeyond(long position, long time, TimeUnit unit) throws InterruptedException {
        if (head > position) {
            return true;
        }
        long left = unit.toNanos(time);
        lock.lock();
        try {
            while (head <= position && left > 0) {
                left = moved.awaitNanos(left);
            }
            return head > position;
        } finally {
            lock.unlock();
        }
    }

    void advance(long position) {
        lock.lock();
        try {
            if (position <= head) {
                return;
            }
            head = position;
            moved.signalAll();
        } finally {
            lock.unlock();
        }
        callbacks.forEach(HeadSignal::call);
    }

    /** A reader that is being shut down refuses to be woken; that must not reach the appender, whose events are durable by now. */
    private static void call(Runnable callback) {
        try {
            callback.run();
        } catch (RuntimeException e) {
            LOG.warn("A reader could not be woken", e);
        }
    }

    void onAdvance(Runnable callback) {
        callbacks.add(callback);
    }

    void forget(Runnable callback) {
        callbacks.remove(callback);
    }
}
