package exchange.node;

import java.util.concurrent.ScheduledThreadPoolExecutor;

/** The thread of one event processor: a daemon, which drops what it had put off once it is shut down. */
public class SingleThread extends ScheduledThreadPoolExecutor {

    /**
     * @param name of the thread, as logs and dumps show it
     */
    @SuppressWarnings("this-escape") // the policy is set before anything is put off
    public SingleThread(String name) {
        super(1, Thread.ofPlatform().name(name).daemon(true).factory());
        setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
    }
}
