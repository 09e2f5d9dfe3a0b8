package exchange.query.matching;

import exchange.event.listing.ConformityLevel;
import exchange.event.listing.Kind;
import exchange.event.listing.Quantity;
import exchange.reference.Places;
import exchange.reference.QuantityMode;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An offer and a request (or an idea) under a policy: whether they fit, and how well. Everything follows from these three: no clock, no other
 * listing, so that a replay finds the same, and a stranger's listing changes nobody's score.
 */
final class Pair {

    private static final HardRule[] RULES = HardRule.values();
    private static final Factor[] FACTORS = Factor.values();

    /** Points of a score of 1: contributions are rounded to them, so that they add up exactly. */
    static final int POINTS = 10_000;

    /** What is left of closeness with each step that an offer is narrower than the request. */
    private static final double NARROWER = 0.9;

    /** The same where it is wider: it may not be what is meant. */
    private static final double WIDER = 0.7;

    /** Closeness where a code is missing and texts have to do. */
    private static final double BY_TEXT = 0.6;

    /** A distance at which half of the closeness is left, in kilometres. */
    private static final double HALF_KM = 100;

    /** As many days in hand as make a delivery safe. */
    private static final int SAFE_DAYS = 14;

    private static final double BY_TEXT_ONLY = -1;

    private static final double CLAIMED = 0.6;
    private static final double NOT_ASKED_CLAIMED = 0.8;

    private final Party offer;
    private final Party request;
    private final Policy policy;

    /** Less than 0 until it is asked for. */
    private double kilometres = -1;

    /** Less than 0 until it is asked for. */
    private double product = -1;

    private Pair(Party offer, Party request, Policy policy) {
        this.offer = offer;
        this.request = request;
        this.policy = policy;
    }

    /** Two listings, whichever is the offer; if neither or both are, {@link HardRule#KINDS} is broken. */
    static Pair of(Party one, Party other, Policy policy) {
        return one.isOffer() ? new Pair(one, other, policy) : new Pair(other, one, policy);
    }

    Party offer() {
        return offer;
    }

    Party request() {
        return request;
    }

    /** The first hard rule that is broken; null if it is a match. */
    @Nullable
    HardRule broken() {
        for (HardRule rule : RULES) {
            if (breaks(rule)) {
                return rule;
            }
        }
        return null;
    }

    /** The one hard rule that is broken; null if none is, or more than one. */
    @Nullable
    HardRule onlyBroken() {
        HardRule only = null;
        for (HardRule rule : RULES) {
            if (breaks(rule)) {
                if (only != null) {
                    return null;
                }
                only = rule;
            }
        }
        return only;
    }

    boolean breaks(HardRule rule) {
        return switch (rule) {
            case KINDS -> !offer.isOffer() || request.isOffer();
            case CAPABILITY -> !request.wants().contains(offer.wants().getFirst());
            case STANDARDS -> isAnyMissing(request.requires(), offer.terms().standards());
            case TIME -> begins(offer, request) || begins(request, offer);
            case REACH -> request.withinKm() != null && kilometres() > request.withinKm();
            case PRODUCT -> product() == 0;
        };
    }

    private static boolean isAnyMissing(List<String> demanded, Map<String, ConformityLevel> standards) {
        for (String standard : demanded) {
            ConformityLevel level = standards.get(standard);
            if (level == null || level == ConformityLevel.SUSPICIOUS) {
                return true;
            }
        }
        return false;
    }

    /** Whether one begins when the other is over. */
    private static boolean begins(Party late, Party over) {
        LocalDate from = late.from();
        return from != null && from.isAfter(over.until());
    }

    /** The score in points of {@link #POINTS}; only of a match. */
    int points() {
        int points = 0;
        for (Factor factor : FACTORS) {
            points += contribution(factor);
        }
        return points;
    }

    /** What a factor adds to the score, in points. */
    int contribution(Factor factor) {
        return policy.points(factor, value(factor));
    }

    /** How good a factor is, 0 to 1. */
    double value(Factor factor) {
        return switch (factor) {
            case PRODUCT -> product();
            case TEXT -> offer.likeness().with(request.likeness());
            case QUANTITY -> Amounts.covered(offer, request);
            case DISTANCE -> closeness(kilometres());
            case LEAD_TIME -> leadTime();
            case CONFORMITY -> conformity();
        };
    }

    double kilometres() {
        if (kilometres < 0) {
            kilometres = Places.kilometresBetween(
                    offer.region().latitude(),
                    offer.region().longitude(),
                    request.region().latitude(),
                    request.region().longitude());
        }
        return kilometres;
    }

    /** How good a distance is. */
    static double closeness(double kilometres) {
        return 1 / (1 + kilometres / HALF_KM);
    }

    /** 0 if the products have nothing to do with each other. */
    private double product() {
        if (product < 0) {
            double byCode = productByCode();
            product = byCode >= 0 ? byCode : byText(offer.labelled().with(request.labelled()), policy);
        }
        return product;
    }

    /** How close the codes of the products are; less than 0 where texts have to do. */
    double productByCode() {
        String offered = offer.product();
        String asked = request.product();
        if (offered == null || asked == null) {
            return BY_TEXT_ONLY;
        }
        if (offered.equals(asked)) {
            return 1;
        }
        int below = offer.terms().path().indexOf(asked);
        if (below >= 0) {
            return Math.pow(NARROWER, offer.terms().path().size() - 1.0 - below);
        }
        int above = request.terms().path().indexOf(offered);
        if (above >= 0) {
            return Math.pow(WIDER, request.terms().path().size() - 1.0 - above);
        }
        return request.kind() == Kind.IDEA ? BY_TEXT_ONLY : 0;
    }

    /** How close products are that texts have to bring together: 0 unless the texts are close. */
    static double byText(double likeness, Policy policy) {
        return likeness < policy.closeText() ? 0 : likeness * BY_TEXT;
    }

    /** Nobody asks when, or it is there at once: all is well. A capacity delivers for the first time when its first period is over. */
    private double leadTime() {
        LocalDate neededBy = request.terms().neededBy();
        LocalDate first = firstDelivery(offer);
        if (neededBy == null || first == null) {
            return 1;
        }
        return safety(ChronoUnit.DAYS.between(first, neededBy));
    }

    /** How safe a delivery is with so many days in hand. */
    static double safety(long days) {
        return Math.clamp(days / (double) SAFE_DAYS, 0, 1);
    }

    /** The day on which a capacity's first period is over; null for what is there at once. */
    static @Nullable LocalDate firstDelivery(Party offer) {
        Quantity quantity = offer.terms().quantity();
        LocalDate from = offer.from();
        return quantity == null || from == null || quantity.mode() == QuantityMode.STOCK
                ? null
                : from.plusDays(Amounts.period(quantity));
    }

    /** The latest day on which a capacity may begin so that the delivery is safe. */
    static LocalDate safeStart(Quantity capacity, LocalDate neededBy) {
        return neededBy.minusDays(SAFE_DAYS + (long) Amounts.period(capacity));
    }

    /** The earliest day by which a delivery of that first day is safe. */
    static LocalDate safeEnd(LocalDate firstDelivery) {
        return firstDelivery.plusDays(SAFE_DAYS);
    }

    /** Verified above claimed, for what is demanded; where nothing is, whether the offer has anything to show. */
    private double conformity() {
        Map<String, ConformityLevel> standards = offer.terms().standards();
        List<String> demanded = request.requires();
        if (demanded.isEmpty()) {
            return standards.containsValue(ConformityLevel.VERIFIED)
                    ? 1
                    : standards.containsValue(ConformityLevel.CLAIMED) ? NOT_ASKED_CLAIMED : CLAIMED;
        }
        double sum = 0;
        for (String standard : demanded) {
            sum += standards.get(standard) == ConformityLevel.VERIFIED ? 1 : CLAIMED;
        }
        return sum / demanded.size();
    }
}
