package exchange.command;

import exchange.log.CommandAlreadyDone;
import exchange.log.LogListener;
import exchange.log.LogUnavailable;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.axonframework.modelling.command.AggregateStreamCreationException;
import org.axonframework.modelling.command.ConcurrencyException;

/** How the log's writing goes on this node, as meters. */
final class LogFigures implements LogListener {

    private static final Duration[] BUCKETS = {
        Duration.ofMillis(1),
        Duration.ofMillis(2),
        Duration.ofMillis(5),
        Duration.ofMillis(10),
        Duration.ofMillis(25),
        Duration.ofMillis(50),
        Duration.ofMillis(100),
        Duration.ofMillis(250),
        Duration.ofSeconds(1),
        Duration.ofSeconds(10)
    };

    private final Timer durable;
    private final Timer conflict;
    private final Timer repeated;
    private final Timer unavailable;
    private final Timer refused;
    private final Timer commit;
    private final DistributionSummary batchAppends;
    private final DistributionSummary batchEvents;

    LogFigures(MeterRegistry registry) {
        durable = append(registry, "durable");
        conflict = append(registry, "conflict");
        repeated = append(registry, "repeated");
        unavailable = append(registry, "unavailable");
        refused = append(registry, "refused");
        commit = Timer.builder("exchange.log.commit")
                .description("One batch, from the beginning of the attempt until it is durable")
                .serviceLevelObjectives(BUCKETS)
                .register(registry);
        batchAppends = DistributionSummary.builder("exchange.log.batch.appends")
                .description("Appends made durable together")
                .register(registry);
        batchEvents = DistributionSummary.builder("exchange.log.batch.events")
                .description("Events made durable together")
                .register(registry);
    }

    private static Timer append(MeterRegistry registry, String outcome) {
        return Timer.builder("exchange.log.append")
                .description("One append, as long as whoever appends waits for it")
                .tag("outcome", outcome)
                .serviceLevelObjectives(BUCKETS)
                .register(registry);
    }

    @Override
    public void appended(long nanos) {
        durable.record(nanos, TimeUnit.NANOSECONDS);
    }

    @Override
    public void failed(long nanos, RuntimeException reason) {
        Timer timer = switch (reason) {
            case ConcurrencyException _, AggregateStreamCreationException _ -> conflict;
            case CommandAlreadyDone _ -> repeated;
            case LogUnavailable _ -> unavailable;
            default -> refused;
        };
        timer.record(nanos, TimeUnit.NANOSECONDS);
    }

    @Override
    public void committed(int appends, int events, long nanos) {
        commit.record(nanos, TimeUnit.NANOSECONDS);
        batchAppends.record(appends);
        batchEvents.record(events);
    }
}
