package exchange.node;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Which schemas this node makes and brings up to date. What lies in the others is made by nodes of another kind, whose database role may
 * write there; this node waits for it.
 */
public final class Schemas {

    private static final Logger LOG = LoggerFactory.getLogger(Schemas.class);
    private static final long LOOKS_AGAIN_MILLIS = 250;

    private final Set<String> owned;
    private final Duration patience;

    /**
     * @param owned empty for all
     * @param patience how long to wait for other nodes
     */
    Schemas(Set<String> owned, Duration patience) {
        this.owned = Set.copyOf(owned);
        this.patience = patience;
    }

    /** Whether this node makes a schema, and what every exchange has to have in it. */
    public boolean owns(String schema) {
        return owned.isEmpty() || owned.contains(schema);
    }

    /**
     * Waits for what another node makes.
     *
     * @param what for the operator, within a sentence
     * @param look empty while it is not there
     * @throws ExchangeSettings.Unusable if it does not come in time
     */
    public <T> T await(String what, Supplier<Optional<T>> look) {
        long end = System.nanoTime() + patience.toNanos();
        Optional<T> found = look.get();
        if (found.isEmpty()) {
            LOG.info("Waiting for {}, which a command node makes", what);
        }
        while (found.isEmpty()) {
            if (System.nanoTime() > end) {
                throw new ExchangeSettings.Unusable(
                        "A query node has waited " + patience.toSeconds() + " seconds for " + what
                                + ". A command node of the same version makes it: is one running on this database, and may this role read"
                                + " what it makes (docs/postgresql-roles.sql)?");
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(LOOKS_AGAIN_MILLIS));
            found = look.get();
        }
        return found.get();
    }
}
