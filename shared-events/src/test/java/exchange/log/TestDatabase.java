package exchange.log;

import com.zaxxer.hikari.HikariDataSource;
import exchange.privacy.FileKeyStore;
import exchange.privacy.KeyStore;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A database of a test; made by {@link TestDatabases}. */
public record TestDatabase(LogDatabase database, HikariDataSource pool, KeyStore keys) implements AutoCloseable {

    public JdbcClient sql() {
        return JdbcClient.create(pool);
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
