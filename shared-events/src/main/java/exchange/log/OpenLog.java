package exchange.log;

import exchange.privacy.KeyStore;
import java.time.Clock;
import java.time.Duration;
import javax.sql.DataSource;
import org.axonframework.serialization.Serializer;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A log at work: the threads that write and watch it, and the ways to use it. Closing it ends the threads; nothing durable is lost. */
public final class OpenLog implements AutoCloseable {

    private final EventLog log;
    private final LogEventStorageEngine engine;
    private final LogEventStore store;
    private final LogAppender appender;
    private final @Nullable HeadWatch watch;

    private OpenLog(
            EventLog log,
            LogEventStorageEngine engine,
            LogEventStore store,
            LogAppender appender,
            @Nullable HeadWatch watch) {
        this.log = log;
        this.engine = engine;
        this.store = store;
        this.appender = appender;
        this.watch = watch;
    }

    /**
     * Opens the log of a database whose tables are there.
     *
     * @param pool for readers
     * @param clock the clock of an embedded database
     * @throws org.springframework.dao.DataAccessException if the database cannot be reached
     */
    public static OpenLog open(
            LogDatabase database,
            DataSource pool,
            KeyStore keys,
            Clock clock,
            Serializer serializer,
            Upcasting upcasting,
            LogListener listener) {
        return open(
                database,
                database::openForAppending,
                HeadWatch.NET,
                pool,
                keys,
                clock,
                serializer,
                upcasting,
                listener);
    }

    static OpenLog open(
            LogDatabase database,
            LogAppender.Connections connections,
            Duration net,
            DataSource pool,
            KeyStore keys,
            Clock clock,
            Serializer serializer,
            Upcasting upcasting,
            LogListener listener) {
        boolean postgres = database.isPostgres();
        JdbcClient sql = JdbcClient.create(pool);
        database.force(pool);
        HeadSignal signal = new HeadSignal();
        signal.advance(sql.sql("select size from eventlog.head where id = 1")
                .query(Long.class)
                .single());
        EventLog log = new EventLog(sql, signal, !postgres);
        LogAppender appender =
                new LogAppender(connections, new LogTable(postgres, clock), keys, signal, log.recent(), listener);
        LogEventStorageEngine engine = new LogEventStorageEngine(log, appender, serializer, upcasting);
        return new OpenLog(
                log,
                engine,
                LogEventStore.over(log, engine),
                appender,
                postgres ? new HeadWatch(database, signal, net) : null);
    }

    public EventLog log() {
        return log;
    }

    public LogEventStore store() {
        return store;
    }

    public LogEventStorageEngine engine() {
        return engine;
    }

    /** How many appends wait on this node for the next batch. */
    public int waiting() {
        return appender.waiting();
    }

    /** Whether this node can still write: false once the log is closed. */
    public boolean isWriting() {
        return appender.isAlive();
    }

    @Override
    public void close() {
        appender.close();
        if (watch != null) {
            watch.close();
        }
    }
}
