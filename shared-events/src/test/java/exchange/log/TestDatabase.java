package exchange.log;

import com.zaxxer.hikari.HikariDataSource;
import exchange.privacy.FileKeyStore;
import exchange.privacy.KeyStore;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A database of a test; made by {@link TestDatabases}. */
public record TestDatabase(LogDatabase database, HikariDataSource pool, KeyStore keys) implements AutoCloseable {

    public JdbcClient sql() {
        return JdbcClient.create(pool);
    }

    /** Has the server write all its pages out, which on a busy machine takes longer than the exchange's own connections wait. */
    public void checkpoint() {
        try (Connection connection = DriverManager.getConnection(database.url(), database.user(), database.password());
                Statement statement = connection.createStatement()) {
            statement.execute("checkpoint");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        pool.close();
        if (keys instanceof FileKeyStore file) {
            try {
                file.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
