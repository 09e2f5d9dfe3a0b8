package exchange.query.catalogue;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/** Whether this node can search: its full-text index has once caught up with the catalogue since the start. */
@Component
class SearchIndexHealthIndicator implements HealthIndicator {

    private final SearchIndex index;

    SearchIndexHealthIndicator(SearchIndex index) {
        this.index = index;
    }

    @Override
    public Health health() {
        return (index.isFilled() ? Health.up() : Health.outOfService()).build();
    }
}
