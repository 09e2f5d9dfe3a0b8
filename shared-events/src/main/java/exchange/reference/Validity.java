package exchange.reference;

import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneId;

/** When a listing's last day begins to matter. Days are those of the exchange's place. */
public final class Validity {

    /** The exchange's days begin and end here. */
    public static final ZoneId ZONE = ZoneId.of("Europe/Berlin");

    /** The longest time ahead that a listing may be valid (API.md). */
    public static final int MOST_DAYS = 365;

    /** How long a listing is valid if nothing else is said (DOMAIN.md). */
    public static final int DEFAULT_DAYS = 90;

    private static final Period ANNOUNCED_BEFORE = Period.ofDays(14);

    private Validity() {}

    /** The first moment after the last day. */
    public static Instant end(LocalDate validUntil) {
        return validUntil.plusDays(1).atStartOfDay(ZONE).toInstant();
    }

    /** When the end is announced: 14 days before it. */
    public static Instant announcement(LocalDate validUntil) {
        return validUntil.plusDays(1).minus(ANNOUNCED_BEFORE).atStartOfDay(ZONE).toInstant();
    }
}
