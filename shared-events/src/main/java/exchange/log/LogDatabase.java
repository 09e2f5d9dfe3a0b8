package exchange.log;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * Where the log is kept, and how to reach it outside the pool.
 *
 * @param url a JDBC URL of H2 or PostgreSQL
 */
public record LogDatabase(String url, String user, String password) {

    /** Whether this is PostgreSQL; else it is H2. */
    public boolean isPostgres() {
        return url.startsWith("jdbc:postgresql:");
    }

    /** A connection of its own, not in auto-commit mode, on which an appender that pauses loses its lock after two seconds. */
    Connection openForAppending() throws SQLException {
        Connection connection = open();
        try {
            if (isPostgres()) {
                try (Statement statement = connection.createStatement()) {
                    statement.execute("set idle_in_transaction_session_timeout = '2s'");
                    statement.execute("set lock_timeout = '10s'");
                }
            }
            connection.setAutoCommit(false);
            return connection;
        } catch (SQLException e) {
            connection.close();
            throw e;
        }
    }

    Connection open() throws SQLException {
        return DriverManager.getConnection(url, user, password);
    }

    @Override
    public String toString() {
        return "LogDatabase[" + url + "]";
    }
}
