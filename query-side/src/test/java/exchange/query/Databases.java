package exchange.query;

import exchange.log.LogDatabase;
import exchange.log.TestDatabase;
import exchange.log.TestDatabases;
import exchange.log.TestDatabases.Kind;
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

    /** An empty database of its own: the settings of its nodes. */
    public Map<String, String> fresh() {
        LogDatabase database;
        try (TestDatabase created = TestDatabases.create(this == H2 ? Kind.H2 : Kind.POSTGRES)) {
            database = created.database();
        }
        return this == H2
                ? Map.of("exchange.data", TestDatabases.folder(database).toString())
                : Map.of(
                        "exchange.data", folder().toString(),
                        "exchange.db.url", database.url(),
                        "exchange.db.user", database.user(),
                        "exchange.db.password", database.password());
    }

    private static ReadingRoom open(Databases database) {
        return ReadingRoom.open(database.fresh());
    }

    private static Path folder() {
        try {
            return Files.createTempDirectory("query-side");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
