package exchange.query.statistics;

import exchange.query.model.Generation;
import exchange.reference.Unit;
import exchange.web.problem.Language;
import org.jspecify.annotations.Nullable;

/**
 * Asks where and when something is missing.
 *
 * @param product with what is below it; null for the one of which most is missing
 * @param unit null for the one in which there are most listings
 * @param region a NUTS code of any level
 * @param everywhere whether districts are named of which nothing is said
 * @param now whether the figures may not be a second old
 */
record GetGaps(
        Generation generation,
        @Nullable String product,
        @Nullable Unit unit,
        String region,
        int weeks,
        boolean everywhere,
        Language language,
        boolean now) {}
