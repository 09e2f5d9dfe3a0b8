package exchange.query.opening;

import exchange.event.opening.ExchangeClosed;
import exchange.event.opening.ExchangeOpened;
import exchange.event.opening.OpeningEvent;
import exchange.log.EventLog;
import exchange.log.LogEventStorageEngine;
import exchange.log.StoredEvent;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;

/**
 * Whether the exchange takes listings, as the log says. Asked for with every page: the database is asked only after the log has grown, for
 * what was opened or closed since.
 */
@Component
class ExchangeOpening {

    private static final Logger LOG = LoggerFactory.getLogger(ExchangeOpening.class);

    /**
     * How it stands.
     *
     * @param since when it was opened or closed last; null if it never was: it is open from the beginning
     */
    public record State(boolean open, @Nullable Instant since) {}

    private record Known(long head, long sequence, State state) {}

    private final EventLog log;
    private final LogEventStorageEngine engine;
    private volatile Known known = new Known(-1, -1, new State(true, null));

    ExchangeOpening(EventLog log, LogEventStorageEngine engine) {
        this.log = log;
        this.engine = engine;
    }

    /** As it stands now; as it stood last if the log cannot be read. */
    public State now() {
        Known last = known;
        long head = log.head();
        if (head == last.head()) {
            return last.state();
        }
        try {
            Known next = new Known(head, last.sequence(), last.state());
            for (StoredEvent event : log.ofAggregate(OpeningEvent.EXCHANGE, last.sequence() + 1)) {
                OpeningEvent opening = (OpeningEvent) engine.messages(List.of(event))
                        .findFirst()
                        .orElseThrow()
                        .getPayload();
                next = new Known(head, event.sequence(), new State(isOpen(opening), event.getTimestamp()));
            }
            known = next;
            return next.state();
        } catch (DataAccessException e) {
            LOG.debug("Whether the exchange is open cannot be read", e);
            return last.state();
        }
    }

    private static boolean isOpen(OpeningEvent event) {
        return switch (event) {
            case ExchangeOpened _ -> true;
            case ExchangeClosed _ -> false;
        };
    }
}
