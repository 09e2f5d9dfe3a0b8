package exchange.log;

import com.zaxxer.hikari.HikariDataSource;
import exchange.privacy.FileKeyStore;
import exchange.privacy.KeyStore;
import exchange.privacy.PostgresKeyStore;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.flywaydb.core.Flyway;
import org.springframework.util.FileSystemUtils;

/** Empty databases of both kinds, with the schema of the log; PostgreSQL is started once for all tests of a JVM. */
public final class TestDatabases {

    /** Every property of the log holds on each. */
    public enum Kind {
        H2,
        POSTGRES
    }

    private static final AtomicInteger COUNT = new AtomicInteger();

    private TestDatabases() {}

    private static final class Server {

        static final EmbeddedPostgres POSTGRES = start();

        private static EmbeddedPostgres start() {
            try {
                return EmbeddedPostgres.builder()
                        .setServerConfig("fsync", "on")
                        .setServerConfig("synchronous_commit", "on")
                        .setServerConfig("full_page_writes", "on")
                        .setServerConfig("max_connections", "300")
                        .start();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** An empty database with the log's schema. */
    public static TestDatabase create(Kind kind) {
        LogDatabase database = kind == Kind.H2 ? LogDatabase.embedded(temporaryFolder()) : postgres();
        migrate(database, "eventlog", locations(database));
        return open(database);
    }

    /** A database that is there already, such as one that another process has used. */
    public static TestDatabase open(LogDatabase database) {
        HikariDataSource pool = new HikariDataSource();
        pool.setJdbcUrl(database.url());
        pool.setUsername(database.user());
        pool.setPassword(database.password());
        pool.setMaximumPoolSize(12);
        pool.setMinimumIdle(1);
        database.driverProperties().forEach(pool::addDataSourceProperty);
        KeyStore keys = database.isPostgres()
                ? new PostgresKeyStore(pool)
                : new FileKeyStore(folder(database).resolve("exchange.keys"));
        return new TestDatabase(database, pool, keys);
    }

    /** Brings a schema of another module up to date. */
    public static void migrate(LogDatabase database, String schema, List<String> locations) {
        Flyway.configure()
                .dataSource(database.url(), database.user(), database.password())
                .schemas(schema)
                .defaultSchema(schema)
                .createSchemas(true)
                .locations(locations.toArray(String[]::new))
                .load()
                .migrate();
    }

    /** The folder of an embedded database. */
    public static Path folder(LogDatabase database) {
        String path = database.url()
                .substring("jdbc:h2:retry:".length(), database.url().indexOf(';'));
        return Path.of(path).getParent();
    }

    /** Where a PostgreSQL server keeps its files. */
    public static Path postgresFolder(TestDatabase database) {
        return Path.of(
                database.sql().sql("show data_directory").query(String.class).single());
    }

    private static List<String> locations(LogDatabase database) {
        return database.isPostgres()
                ? List.of("classpath:db/eventlog", "classpath:db/eventlog-postgres")
                : List.of("classpath:db/eventlog");
    }

    private static LogDatabase postgres() {
        String name = "log" + COUNT.incrementAndGet();
        try (Connection connection = Server.POSTGRES.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("create database " + name);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return new LogDatabase(Server.POSTGRES.getJdbcUrl("postgres", name), "postgres", "postgres");
    }

    private static Path temporaryFolder() {
        try {
            Path folder = Files.createTempDirectory("exchange-test");
            Runtime.getRuntime().addShutdownHook(new Thread(() -> FileSystemUtils.deleteRecursively(folder.toFile())));
            return folder;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Every file of a folder that holds any of these bytes. */
    public static List<Path> filesWith(Path folder, byte[]... wanted) throws IOException {
        List<Path> found = new ArrayList<>();
        Files.walkFileTree(folder, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                if (attributes.isRegularFile() && holdsAny(file, wanted)) {
                    found.add(file);
                }
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException e) throws IOException {
                if (e instanceof NoSuchFileException removedMeanwhile && !file.equals(folder)) {
                    return FileVisitResult.CONTINUE;
                }
                throw e;
            }
        });
        return found;
    }

    private static boolean holdsAny(Path file, byte[]... wanted) {
        try {
            String content = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
            return Stream.of(wanted)
                    .anyMatch(bytes -> content.contains(new String(bytes, StandardCharsets.ISO_8859_1)));
        } catch (NoSuchFileException removedMeanwhile) {
            return false;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
