package exchange.query.progress;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.boot.health.actuate.endpoint.CompositeHealthDescriptor;
import org.springframework.boot.health.actuate.endpoint.HealthDescriptor;
import org.springframework.boot.health.actuate.endpoint.HealthEndpoint;
import org.springframework.stereotype.Component;

/** How this node is, part by part, as {@code /actuator/health} says. */
@Component
class NodeHealth {

    /**
     * How it is.
     *
     * @param status {@code UP}, {@code DOWN}, {@code OUT_OF_SERVICE} or {@code UNKNOWN}
     */
    record Summary(String status, List<Part> parts) {

        public boolean isUp() {
            return status.equals("UP");
        }
    }

    /** A part of it. */
    record Part(String name, String status) {

        public boolean isUp() {
            return status.equals("UP");
        }
    }

    private final HealthEndpoint endpoint;

    NodeHealth(HealthEndpoint endpoint) {
        this.endpoint = endpoint;
    }

    Summary now() {
        HealthDescriptor health = endpoint.health();
        Map<String, HealthDescriptor> parts =
                health instanceof CompositeHealthDescriptor composite && composite.getComponents() != null
                        ? composite.getComponents()
                        : Map.of();
        return new Summary(
                health.getStatus().getCode(),
                new TreeMap<>(parts)
                        .entrySet().stream()
                                .map(entry -> new Part(
                                        entry.getKey(),
                                        entry.getValue().getStatus().getCode()))
                                .toList());
    }
}
