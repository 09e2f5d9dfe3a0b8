package exchange.command.mail;

import exchange.event.listing.Urgency;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/** Within which time a listing is to be decided on: the same settings that the pages read. */
@ConfigurationProperties("exchange.service-levels")
record PromisedTimes(
        @DefaultValue("60m") Duration normal,
        @DefaultValue("30m") Duration urgent,
        @DefaultValue("30m") Duration critical) {

    Duration of(Urgency urgency) {
        return switch (urgency) {
            case NORMAL -> normal;
            case URGENT -> urgent;
            case CRITICAL -> critical;
        };
    }
}
