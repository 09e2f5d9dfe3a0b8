package exchange.query.progress;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * From when on a read model is too far behind for its node to be ready, by {@code exchange.far-behind....}: both have to be exceeded.
 *
 * @param events how many it has not seen
 * @param time how long the first of them has waited
 */
@ConfigurationProperties("exchange.far-behind")
record FarBehind(
        @DefaultValue("10000") long events,
        @DefaultValue("30s") Duration time) {}
