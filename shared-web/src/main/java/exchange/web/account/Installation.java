package exchange.web.account;

import exchange.node.ExchangeSettings;
import exchange.node.Schemas;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What a database was made for: a demonstration with people whose password everybody knows, or real use. Never both. */
public final class Installation {

    private final JdbcClient sql;
    private final Clock clock;

    Installation(JdbcClient sql, Clock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    /**
     * Marks a new database, and refuses one that was made for the other purpose.
     *
     * @param demo whether this start is a demonstration
     * @throws ExchangeSettings.Unusable with a sentence for the operator
     */
    public void open(boolean demo) {
        sql.sql("insert into door.installation (id, demo, created_at) values (1, ?, ?) on conflict do nothing")
                .params(demo, clock.instant().atOffset(ZoneOffset.UTC))
                .update();
        requireMadeFor(demo, flag("demo").orElse(false));
    }

    /**
     * Waits until another node has marked the database, and refuses one that was made for the other purpose.
     *
     * @param demo whether this start is a demonstration
     * @throws ExchangeSettings.Unusable with a sentence for the operator
     */
    void awaitOpen(boolean demo, Schemas schemas) {
        requireMadeFor(demo, schemas.await("the mark that says what the database is for", () -> flag("demo")));
    }

    private static void requireMadeFor(boolean demo, boolean made) {
        if (demo && !made) {
            throw new ExchangeSettings.Unusable(
                    "This database was not made by demo mode, and demo mode would put invented people"
                            + " with a known password into it. Set EXCHANGE_DEMO=false, or another EXCHANGE_DATA or EXCHANGE_DB_URL.");
        }
        if (!demo && made) {
            throw new ExchangeSettings.Unusable("This database was made by demo mode: everybody knows its passwords."
                    + " Set EXCHANGE_DEMO=true, or another EXCHANGE_DATA or EXCHANGE_DB_URL.");
        }
    }

    /** Whether the invented listings were all loaded. */
    public boolean isDemoLoaded() {
        return flag("demo_loaded").orElse(false);
    }

    /** The invented listings are all loaded. */
    public void demoLoaded() {
        sql.sql("update door.installation set demo_loaded = true").update();
    }

    private Optional<Boolean> flag(String column) {
        return sql.sql("select " + column + " from door.installation")
                .query(Boolean.class)
                .optional();
    }
}
