package exchange.log;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Hears on a connection of its own where other nodes have moved the head (PostgreSQL's LISTEN/NOTIFY), looks for itself once a second
 * as a net, and again whenever it has connected anew.
 */
final class HeadWatch implements AutoCloseable {

    private static final Duration NET = Duration.ofSeconds(1);
    private static final Logger LOG = LoggerFactory.getLogger(HeadWatch.class);

    private final LogDatabase database;
    private final HeadSignal signal;
    private final Thread thread;
    private volatile boolean closed;

    HeadWatch(LogDatabase database, HeadSignal signal) {
        this.database = database;
        this.signal = signal;
        this.thread = Thread.ofPlatform().name("log-head-watch").daemon(true).start(this::run);
    }

    @Override
    public void close() {
        closed = true;
        thread.interrupt();
        LogAppender.awaitEnd(thread);
    }

    private void run() {
        while (!closed) {
            try (Connection connection = database.open()) {
                listen(connection);
            } catch (SQLException e) {
                LOG.warn("Cannot hear from the other nodes: {}", e.getMessage());
                pause();
            }
        }
    }

    private void listen(Connection connection) throws SQLException {
        PGConnection postgres = connection.unwrap(PGConnection.class);
        try (Statement statement = connection.createStatement()) {
            statement.execute("listen eventlog");
            while (!closed) {
                look(statement);
                PGNotification[] heard = postgres.getNotifications((int) NET.toMillis());
                while (heard != null && heard.length > 0) {
                    for (PGNotification notification : heard) {
                        signal.advance(Long.parseLong(notification.getParameter()));
                    }
                    heard = postgres.getNotifications((int) NET.toMillis());
                }
            }
        }
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
            TimeUnit.NANOSECONDS.sleep(NET.toNanos());
        } catch (InterruptedException e) {
            closed = true;
        }
    }
}
