package exchange.command.listing;

import exchange.event.listing.ListingApproved;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.BiFunction;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.messaging.MessageDispatchInterceptor;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How long listings took from submission to publication. Each is recorded once, by the node that published it, after the approval is
 * durable: neither a replay, nor a repeated command, nor an approved revision is another publication.
 */
final class PublicationFigures implements MessageDispatchInterceptor<EventMessage<?>> {

    private static final Logger LOG = LoggerFactory.getLogger(PublicationFigures.class);

    private static final Duration[] BUCKETS = {
        Duration.ofMinutes(5),
        Duration.ofMinutes(15),
        Duration.ofHours(1),
        Duration.ofHours(4),
        Duration.ofHours(12),
        Duration.ofDays(1),
        Duration.ofDays(3),
        Duration.ofDays(7)
    };

    private final ListingReading reading;
    private final Timer publication;

    PublicationFigures(ListingReading reading, MeterRegistry registry) {
        this.reading = reading;
        this.publication = Timer.builder("exchange.publication.seconds")
                .description("From the submission of a listing to its first publication")
                .serviceLevelObjectives(BUCKETS)
                .register(registry);
    }

    @Override
    public BiFunction<Integer, EventMessage<?>, EventMessage<?>> handle(List<? extends EventMessage<?>> events) {
        return (index, event) -> {
            if (event.getPayload() instanceof ListingApproved approved) {
                CurrentUnitOfWork.ifStarted(unitOfWork ->
                        unitOfWork.root().afterCommit(committed -> record(approved, event.getTimestamp())));
            }
            return event;
        };
    }

    /** Throws nothing: the approval is durable, and its sender has to be told so. */
    private void record(ListingApproved approved, Instant at) {
        try {
            reading.submission(approved.listingId().toString())
                    .ifPresent(submission -> publication.record(Duration.between(submission.getTimestamp(), at)));
        } catch (RuntimeException e) {
            LOG.warn("A publication is missing in the figures, because its submission could not be read", e);
        }
    }
}
