package exchange.query.matching;

import exchange.event.listing.Quantity;
import exchange.event.listing.Region;
import exchange.reference.Area;
import exchange.reference.QuantityMode;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * The extremes of the terms of listings of one side taken together, or of one. Whatever is taken in only makes it wider: what is impossible
 * between two outlines is so between any two of their listings, and nothing between these is better than between the outlines.
 */
final class Outline {

    /** More than rounding can take away in a few steps of arithmetic. */
    private static final double ROUNDED_UP = 1 + 1e-9;

    private final Area area = new Area();

    /** Kilometres that the one who allows most allows. */
    private int farthest;

    /** Single pieces in stock, and of a capacity in a day. */
    private double mostInStock;

    private double leastInStock = Double.POSITIVE_INFINITY;
    private double mostInADay;
    private double leastInADay = Double.POSITIVE_INFINITY;
    private boolean anyWithoutQuantity;

    /** Days since 1970: of the beginning of capacities and of their first deliveries, the lowest for what is there at once. */
    private long firstFrom = Long.MAX_VALUE;

    private long firstDelivery = Long.MAX_VALUE;

    /** On which it can be begun to count what a capacity delivers. */
    private long firstCounted = Long.MAX_VALUE;

    /** On which it matters for the last time. */
    private long lastUntil = Long.MIN_VALUE;

    /** By which it must be served, the highest for who can wait for ever. */
    private long lastNeed = Long.MIN_VALUE;

    static Outline of(Party party) {
        Outline outline = new Outline();
        outline.area.add(party.region().latitude(), party.region().longitude());
        outline.farthest = party.withinKm() == null ? Integer.MAX_VALUE : party.withinKm();
        outline.add(party.terms().quantity());
        outline.firstFrom = day(party.from(), Long.MIN_VALUE);
        outline.firstDelivery = day(Pair.firstDelivery(party), Long.MIN_VALUE);
        outline.firstCounted = Math.max(outline.firstFrom, party.publishedOn().toEpochDay());
        outline.lastUntil =
                Math.max(party.until().toEpochDay(), party.validUntil().toEpochDay());
        outline.lastNeed = day(party.terms().neededBy(), Long.MAX_VALUE);
        return outline;
    }

    private void add(@Nullable Quantity quantity) {
        if (quantity == null) {
            anyWithoutQuantity = true;
        } else if (quantity.mode() == QuantityMode.STOCK) {
            mostInStock = Amounts.single(quantity);
            leastInStock = mostInStock;
        } else {
            mostInADay = Amounts.perDay(quantity);
            leastInADay = mostInADay;
        }
    }

    void add(Outline other) {
        area.add(other.area);
        farthest = Math.max(farthest, other.farthest);
        mostInStock = Math.max(mostInStock, other.mostInStock);
        leastInStock = Math.min(leastInStock, other.leastInStock);
        mostInADay = Math.max(mostInADay, other.mostInADay);
        leastInADay = Math.min(leastInADay, other.leastInADay);
        anyWithoutQuantity |= other.anyWithoutQuantity;
        firstFrom = Math.min(firstFrom, other.firstFrom);
        firstDelivery = Math.min(firstDelivery, other.firstDelivery);
        firstCounted = Math.min(firstCounted, other.firstCounted);
        lastUntil = Math.max(lastUntil, other.lastUntil);
        lastNeed = Math.max(lastNeed, other.lastNeed);
    }

    private static long day(@Nullable LocalDate day, long none) {
        return day == null ? none : day.toEpochDay();
    }

    double kilometresAtLeast(Region region) {
        return area.kilometresAtLeast(region.latitude(), region.longitude());
    }

    /** The distance that the most generous of these requests allows, in kilometres. */
    int farthest() {
        return farthest;
    }

    /** Whether each begins when every other one is over. */
    boolean isOutOfTime(Outline other) {
        return firstFrom > other.lastUntil || other.firstFrom > lastUntil;
    }

    /**
     * The share of a request that an offer covers, at most: as {@link Amounts#covered} has it, but as if all units could be compared, and
     * capacities counted to the day.
     */
    static double covered(Outline offers, Outline requests) {
        if (requests.anyWithoutQuantity) {
            return Amounts.ALL;
        }
        long days = Math.max(
                0,
                Math.min(offers.lastUntil, requests.lastUntil)
                        - Math.max(offers.firstCounted, requests.firstCounted)
                        + 1);
        double inStock = offers.mostInStock / Math.min(requests.leastInStock, requests.leastInADay);
        double made =
                Math.max(offers.mostInADay * days / requests.leastInStock, offers.mostInADay / requests.leastInADay);
        return Math.min(Amounts.ALL, Math.max(inStock, made) * ROUNDED_UP);
    }

    /** How safe a delivery is, at most. */
    static double safety(Outline offers, Outline requests) {
        boolean always = offers.firstDelivery == Long.MIN_VALUE || requests.lastNeed == Long.MAX_VALUE;
        return always ? 1 : Pair.safety(requests.lastNeed - offers.firstDelivery);
    }
}
