package exchange.benchmark;

import exchange.log.LogDatabase;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import org.springframework.util.FileSystemUtils;

/** Databases that forget nothing: H2 in a file, PostgreSQL with everything on that its durability needs. Gone when the process ends. */
final class Databases {

    enum Kind {
        POSTGRESQL,
        H2
    }

    private static @Nullable EmbeddedPostgres server;
    private static int count;

    private Databases() {}

    static synchronized LogDatabase create(Kind kind, Path folder) throws IOException, SQLException {
        if (kind == Kind.H2) {
            return LogDatabase.embedded(folder);
        }
        String name = "exchange" + count++;
        EmbeddedPostgres running = server();
        try (Connection connection = running.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("create database " + name);
        }
        return new LogDatabase(running.getJdbcUrl("postgres", name), "postgres", "postgres");
    }

    private static EmbeddedPostgres server() throws IOException {
        EmbeddedPostgres running = server;
        if (running == null) {
            EmbeddedPostgres started = EmbeddedPostgres.builder()
                    .setServerConfig("fsync", "on")
                    .setServerConfig("synchronous_commit", "on")
                    .setServerConfig("full_page_writes", "on")
                    .setServerConfig("max_connections", "300")
                    .start();
            Runtime.getRuntime().addShutdownHook(new Thread(() -> close(started)));
            server = started;
            running = started;
        }
        return running;
    }

    private static void close(EmbeddedPostgres started) {
        try {
            started.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Path folder() throws IOException {
        Path folder = Files.createTempDirectory("benchmark");
        Runtime.getRuntime().addShutdownHook(new Thread(() -> FileSystemUtils.deleteRecursively(folder.toFile())));
        return folder;
    }

    static Connection connect(LogDatabase database) throws SQLException {
        Properties properties = new Properties();
        properties.setProperty("user", database.user());
        properties.setProperty("password", database.password());
        return DriverManager.getConnection(database.url(), properties);
    }

    /** The settings by which a node of the exchange finds a database. */
    static List<String> settings(LogDatabase database, Path folder) {
        List<String> settings = new ArrayList<>();
        if (database.isPostgres()) {
            settings.add("--exchange.db.url=" + database.url());
            settings.add("--exchange.db.user=" + database.user());
            settings.add("--exchange.db.password=" + database.password());
        }
        settings.add("--exchange.data=" + folder);
        return settings;
    }

    /** Bytes that a database takes on disk now. */
    static long bytes(LogDatabase database, Path folder) throws SQLException, IOException {
        if (!database.isPostgres()) {
            return Files.size(folder.resolve("exchange.mv.db"));
        }
        try (Connection connection = connect(database);
                Statement statement = connection.createStatement();
                var row = statement.executeQuery("select pg_database_size(current_database())")) {
            row.next();
            return row.getLong(1);
        }
    }
}
