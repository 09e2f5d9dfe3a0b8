package exchange.command.deadline;

import exchange.command.listing.ListingDeadlines;
import exchange.log.LogUnavailable;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import net.javacrumbs.shedlock.core.LockConfiguration;
import net.javacrumbs.shedlock.core.LockingTaskExecutor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Looks once a second for what is due; one node of the cluster acts on it. */
@Component
class DeadlineSweep {

    private static final int MOST = 500;
    private static final Duration LOCKED_AT_MOST = Duration.ofSeconds(30);
    private static final Logger LOG = LoggerFactory.getLogger(DeadlineSweep.class);

    private final DeadlineTable table;
    private final ListingDeadlines listings;
    private final LockingTaskExecutor onOneNode;
    private final Clock clock;

    DeadlineSweep(DeadlineTable table, ListingDeadlines listings, LockingTaskExecutor onOneNode, Clock clock) {
        this.table = table;
        this.listings = listings;
        this.onOneNode = onOneNode;
        this.clock = clock;
    }

    @Scheduled(fixedDelay = 1_000)
    void sweep() {
        if (!table.due(clock.instant(), 1).isEmpty()) {
            onOneNode.executeWithLock(
                    (Runnable) this::act,
                    new LockConfiguration(clock.instant(), "deadlines", LOCKED_AT_MOST, Duration.ZERO));
        }
    }

    private void act() {
        List<Deadline> due = table.due(clock.instant(), MOST);
        for (Deadline deadline : due) {
            try {
                switch (deadline.kind()) {
                    case LAPSE -> listings.lapseClaim(deadline.listingId(), deadline.causedBy());
                    case ANNOUNCE -> listings.announceExpiry(deadline.listingId(), deadline.causedBy());
                    case EXPIRE -> listings.expire(deadline.listingId(), deadline.causedBy());
                }
            } catch (LogUnavailable e) {
                LOG.warn("The log is away; what is due waits", e);
                return;
            } catch (RuntimeException e) {
                LOG.warn("{} stays due", deadline, e); // the others must not wait for it
            }
        }
    }
}
