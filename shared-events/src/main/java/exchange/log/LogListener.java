package exchange.log;

/**
 * Is told how the log's writing goes on this node. Called on the threads that append and write, so it must return at once and throw
 * nothing.
 */
public interface LogListener {

    /** Wants to know nothing. */
    LogListener SILENT = new LogListener() {
        @Override
        public void appended(long nanos) {}

        @Override
        public void failed(long nanos, RuntimeException reason) {}

        @Override
        public void committed(int appends, int events, long nanos) {}
    };

    /**
     * An append is durable.
     *
     * @param nanos how long whoever appended has waited
     */
    void appended(long nanos);

    /**
     * An append was answered with a failure.
     *
     * @param nanos how long whoever appended has waited
     * @param reason a conflict, a repetition, a refusal of the database, or {@link LogUnavailable}
     */
    void failed(long nanos, RuntimeException reason);

    /**
     * A batch is durable, and nobody has been told yet.
     *
     * @param appends at least 1
     * @param events at least 1
     * @param nanos from the beginning of the attempt that succeeded
     */
    void committed(int appends, int events, long nanos);
}
