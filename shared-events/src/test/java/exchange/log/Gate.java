package exchange.log;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** Open at first; while it is closed, whoever comes waits. */
final class Gate {

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private boolean open = true;
    private int waiting;

    void close() {
        set(false);
    }

    void open() {
        set(true);
    }

    private void set(boolean value) {
        lock.lock();
        try {
            open = value;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    void pass() {
        lock.lock();
        try {
            waiting++;
            changed.signalAll();
            while (!open) {
                changed.awaitUninterruptibly();
            }
            waiting--;
        } finally {
            lock.unlock();
        }
    }

    void awaitArrival() throws InterruptedException {
        lock.lock();
        try {
            long left = TimeUnit.SECONDS.toNanos(20);
            while (waiting == 0 && left > 0) {
                left = changed.awaitNanos(left);
            }
            if (waiting == 0) {
                throw new AssertionError("Nobody came to the gate");
            }
        } finally {
            lock.unlock();
        }
    }
}
