package exchange.query;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** The databases that everything has to work on. */
public enum Databases {
    H2,
    POSTGRESQL;

    private static final Map<Databases, ReadingRoom> ROOMS = new HashMap<>();

    /** A query node over this database, the same for all tests: they tell their listings apart by words of their own. */
    public synchronized ReadingRoom room() {
        return ROOMS.computeIfAbsent(this, Databases::open);
    }

    private static ReadingRoom open(Databases database) {
        try {
            Path folder = Files.createTempDirectory("query-side");
            return ReadingRoom.open(folder, database == H2 ? Map.of() : postgres());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Map<String, String> postgres() throws IOException {
        EmbeddedPostgres server = EmbeddedPostgres.builder()
                .setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on")
                .start();
        return Map.of(
                "exchange.db.url", server.getJdbcUrl("postgres", "postgres"),
                "exchange.db.user", "postgres",
                "exchange.db.password", "postgres");
    }
}
