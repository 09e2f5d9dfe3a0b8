package exchange.command.listing;

import java.time.Instant;

/** How long a claim lasts, for those outside who have to reckon with it. */
public final class ClaimTime {

    private ClaimTime() {}

    /** When a claim lapses whose holder did something last at this moment. */
    public static Instant from(Instant activity) {
        return activity.plus(Review.CLAIM);
    }
}
