package exchange.command.opening;

import exchange.event.opening.OpeningEvent;
import exchange.log.EventLog;
import exchange.log.LogEventStorageEngine;
import exchange.log.StoredEvent;
import java.util.List;
import org.springframework.stereotype.Component;

/**
 * Whether the exchange takes listings. Asks the log for openings and closings that it has not seen yet, instead of locking the exchange
 * for each submission; one that races with a closing may come in before it or after.
 */
@Component
public class ExchangeGate {

    private final EventLog log;
    private final LogEventStorageEngine engine;
    private volatile Known known = new Known(-1, true);

    private record Known(long sequence, boolean open) {}

    ExchangeGate(EventLog log, LogEventStorageEngine engine) {
        this.log = log;
        this.engine = engine;
    }

    /** Whether new listings and renewals are taken. */
    public boolean isOpen() {
        Known before = known;
        for (StoredEvent event : log.ofAggregate(OpeningEvent.EXCHANGE, before.sequence() + 1)) {
            OpeningEvent opening = (OpeningEvent)
                    engine.messages(List.of(event)).findFirst().orElseThrow().getPayload();
            before = new Known(event.sequence(), Opening.after(opening) == Opening.State.OPEN);
        }
        known = before;
        return before.open();
    }
}
