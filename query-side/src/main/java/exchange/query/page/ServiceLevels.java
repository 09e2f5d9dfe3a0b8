package exchange.query.page;

import exchange.event.listing.Urgency;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How long a listing may wait for its decision, from {@code EXCHANGE_SERVICELEVELS_NORMAL} and so on.
 *
 * @param amberFrom the share of that time, in percent, from which on a listing is due soon
 */
@ConfigurationProperties("exchange.service-levels")
public record ServiceLevels(
        @DefaultValue("60m") Duration normal,
        @DefaultValue("30m") Duration urgent,
        @DefaultValue("30m") Duration critical,
        @DefaultValue("80") int amberFrom) {

    private static final int WHOLE = 100;

    /** How a waiting listing stands. */
    public enum Standing {
        FINE,
        SOON,
        OVERDUE
    }

    /**
     * How a waiting listing stands against its target.
     *
     * @param seconds until the target, or since
     * @param target in minutes
     */
    public record Level(Standing standing, long seconds, long target) {}

    /** Within which time a listing of this urgency is to be decided on. */
    public Duration target(Urgency urgency) {
        return switch (urgency) {
            case NORMAL -> normal;
            case URGENT -> urgent;
            case CRITICAL -> critical;
        };
    }

    /** After how long a listing is due soon. */
    public Duration amber(Urgency urgency) {
        return target(urgency).multipliedBy(amberFrom).dividedBy(WHOLE);
    }

    /** How a listing stands that has waited so long. */
    public Level level(Urgency urgency, Duration waited) {
        Duration target = target(urgency);
        Standing standing = waited.compareTo(target) >= 0
                ? Standing.OVERDUE
                : waited.compareTo(amber(urgency)) >= 0 ? Standing.SOON : Standing.FINE;
        return new Level(standing, target.minus(waited).abs().toSeconds(), target.toMinutes());
    }
}
