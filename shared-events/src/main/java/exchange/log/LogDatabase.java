package exchange.log;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.Properties;
import javax.sql.DataSource;
import org.springframework.dao.DataAccessResourceFailureException;

/**
 * Where the log is kept, and how to reach it outside the pool.
 *
 * @param url a JDBC URL of H2 or PostgreSQL
 */
public record LogDatabase(String url, String user, String password) {

    /** H2's statement that writes what is committed and forces the file to disk. */
    static final String FORCE = "checkpoint sync";

    /**
     * The embedded database in a folder. What is committed reaches the disk within half a second by itself, and at once where that is
     * asked for ({@link #force}), as every append does: so that rows that can be made again from the log cost no writes of their own. An
     * interrupted thread closes H2's file in the middle of a read or write, and "retry" opens it again.
     */
    public static LogDatabase embedded(Path folder) {
        return new LogDatabase(
                "jdbc:h2:retry:" + folder.toAbsolutePath().normalize().resolve("exchange")
                        + ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DEFAULT_NULL_ORDERING=HIGH"
                        + ";DB_CLOSE_ON_EXIT=FALSE",
                "exchange",
                "");
    }

    /**
     * Forces everything that is committed to disk; PostgreSQL has done that with each commit. For what the log does not hold and must not
     * be lost all the same.
     *
     * @param pool connections to this database
     */
    public void force(DataSource pool) {
        if (isPostgres()) {
            return;
        }
        try (Connection connection = pool.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(FORCE);
        } catch (SQLException e) {
            throw new DataAccessResourceFailureException("What is committed cannot be forced to disk", e);
        }
    }

    /** Whether this is PostgreSQL; else it is H2. */
    public boolean isPostgres() {
        return url.startsWith("jdbc:postgresql:");
    }

    /** Seconds after which a server that says nothing counts as gone; longer than any statement of the log may take. */
    private static final String SILENCE = "15";

    /** A connection of its own, not in auto-commit mode, on which an appender that pauses loses its lock after two seconds. */
    Connection openForAppending() throws SQLException {
        Connection connection = open();
        try {
            if (isPostgres()) {
                try (Statement statement = connection.createStatement()) {
                    statement.execute("set idle_in_transaction_session_timeout = '2s'");
                    statement.execute("set lock_timeout = '10s'");
                    // plans made while the log was small are kept, and would read all of it later
                    statement.execute("set enable_seqscan = off");
                    statement.execute("set enable_hashjoin = off");
                    statement.execute("set enable_mergejoin = off");
                    // with these switches the one plan is the best one; making it anew costs more than following it
                    statement.execute("set plan_cache_mode = force_generic_plan");
                }
            }
            connection.setTransactionIsolation(Connection.TRANSACTION_READ_COMMITTED);
            connection.setAutoCommit(false);
            return connection;
        } catch (SQLException e) {
            connection.close();
            throw e;
        }
    }

    Connection open() throws SQLException {
        Properties properties = new Properties();
        properties.setProperty("user", user);
        properties.setProperty("password", password);
        properties.putAll(driverProperties());
        return DriverManager.getConnection(url, properties);
    }

    /** What the driver has to be told so that a server which stands still or is cut off hangs nobody: time-outs, in seconds. */
    public Map<String, String> driverProperties() {
        return isPostgres()
                ? Map.of("connectTimeout", "5", "socketTimeout", SILENCE, "tcpKeepAlive", "true")
                : Map.of();
    }

    @Override
    public String toString() {
        return "LogDatabase[" + url + "]";
    }
}
