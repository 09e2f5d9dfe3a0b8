package exchange.benchmark;

import exchange.log.LogDatabase;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
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

    /** Bytes that a database takes on disk now, its indexes included, PostgreSQL's write-ahead log not. */
    static long bytes(LogDatabase database, Path folder) throws SQLException, IOException {
        return database.isPostgres()
                ? Long.parseLong(ask(database, "select pg_database_size(current_database())"))
                : Files.size(folder.resolve("exchange.mv.db"));
    }

    /** Which database this is, and what it does to be durable. */
    static String describe(LogDatabase database) throws SQLException {
        if (!database.isPostgres()) {
            return "H2 " + ask(database, "select h2version()") + " in a file, WRITE_DELAY="
                    + ask(
                            database,
                            "select setting_value from information_schema.settings where setting_name = 'WRITE_DELAY'");
        }
        StringBuilder settings = new StringBuilder("PostgreSQL " + ask(database, "show server_version"));
        for (String setting : List.of("fsync", "synchronous_commit", "full_page_writes", "shared_buffers")) {
            settings.append(", ").append(setting).append(' ').append(ask(database, "show " + setting));
        }
        return settings.toString();
    }

    private static String ask(LogDatabase database, String question) throws SQLException {
        try (Connection connection = connect(database);
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(question)) {
            return row.next() ? row.getString(1) : "?";
        }
    }
}
