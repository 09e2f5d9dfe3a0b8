package exchange.query.progress;

import exchange.log.EventLog;
import exchange.query.model.ReadModelStatus;
import exchange.query.model.ReadModelStatus.Work;
import exchange.query.model.ReadModels;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/**
 * Whether this node can answer from its read models, for the readiness of the node: each has a generation to answer from, its processor
 * has not failed, and it is not far behind. Parked events are told, but leave the node ready: it would help nobody to have it answer
 * nothing because of one listing.
 */
@Component
class ReadModelsHealthIndicator implements HealthIndicator {

    private final ReadModels models;
    private final EventLog log;
    private final FarBehind farBehind;
    private final Clock clock;

    ReadModelsHealthIndicator(ReadModels models, EventLog log, FarBehind farBehind, Clock clock) {
        this.models = models;
        this.log = log;
        this.farBehind = farBehind;
        this.clock = clock;
    }

    @Override
    public Health health() {
        Health.Builder health = Health.up();
        for (String name : models.names()) {
            ReadModelStatus status = models.status(name);
            health.withDetail(name, details(status));
            if (status.generation() == null || status.work() == Work.FAILED || isFarBehind(status)) {
                health.outOfService();
            }
        }
        return health.build();
    }

    private static Map<String, Object> details(ReadModelStatus status) {
        Map<String, Object> details = new LinkedHashMap<>();
        details.put("processor", status.work());
        details.put("lag", status.lag());
        details.put("parked", status.parked());
        details.put("rebuilding", status.rebuild() != null);
        return details;
    }

    private boolean isFarBehind(ReadModelStatus status) {
        return status.lag() > farBehind.events()
                && log.at(status.position() + 1)
                        .map(next -> Duration.between(next.recordedAtInstant(), clock.instant()))
                        .filter(waiting -> waiting.compareTo(farBehind.time()) > 0)
                        .isPresent();
    }
}
