package exchange.log;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Hears on a connection of its own where other nodes have moved the head (PostgreSQL's LISTEN/NOTIFY), looks for itself once a second
 * as a net, and again whenever it has connected anew.
 */
final class HeadWatch implements AutoCloseable {

    static final Duration NET = Duration.ofSeconds(1);

    private static final Duration RECONNECT = Duration.ofMillis(200);
    private static final Logger LOG = LoggerFactory.getLogger(HeadWatch.class);

    private final LogDatabase database;
    private final HeadSignal signal;
    private final Duration net;
    private final Thread thread;
    private volatile boolean closed;
    private volatile @Nullable Connection listening;

    /**
     * @param net how long it hears nothing before it looks for itself
     */
    HeadWatch(LogDatabase database, HeadSignal signal, Duration net) {
        this.database = database;
        this.signal = signal;
        this.net = net;
        this.thread = Thread.ofPlatform().name("log-head-watch").daemon(true).start(this::run);
    }

    @Override
    public void close() {
        closed = true;
        Connection ear = listening;
        if (ear != null) {
            try {
                ear.abort(Runnable::run); // ends the wait for a notification
            } catch (SQLException e) {
                LOG.debug("Aborting the connection", e);
            }
        }
        thread.interrupt();
        LogAppender.awaitEnd(thread);
    }

    private void run() {
        while (!closed) {
            try (Connection connection = database.open()) {
                listening = connection;
                listen(connection);
            } catch (SQLException | RuntimeException e) {
                if (!closed) {
                    LOG.warn("Cannot hear from the other nodes", e);
                    pause();
                }
            }
        }
    }

    private void listen(Connection connection) throws SQLException {
        PGConnection postgres = connection.unwrap(PGConnection.class);
        try (Statement statement = connection.createStatement()) {
            statement.execute("set application_name = 'exchange head watch'");
            statement.execute("listen eventlog");
            while (!closed) {
                look(statement);
                PGNotification[] heard = postgres.getNotifications((int) net.toMillis());
                while (heard != null && heard.length > 0 && saysNothingNew(heard[heard.length - 1])) {
                    heard = postgres.getNotifications((int) net.toMillis());
                }
            }
        }
    }

    /** This node's own appends are heard too. Whatever else is heard is only a reason to look: everybody may say anything. */
    private boolean saysNothingNew(PGNotification last) {
        return last.getParameter().equals(Long.toString(signal.head()));
    }

    private void look(Statement statement) throws SQLException {
        try (ResultSet row = statement.executeQuery("select size from eventlog.head where id = 1")) {
            if (row.next()) {
                signal.advance(row.getLong(1));
            }
        }
    }

    private void pause() {
        try {
            TimeUnit.NANOSECONDS.sleep(RECONNECT.toNanos());
        } catch (InterruptedException e) {
            closed = true;
        }
    }
}
