package exchange.query.statistics;

import exchange.event.listing.Content;
import exchange.event.listing.Kind;
import exchange.event.listing.Quantity;
import exchange.query.catalogue.PublishedListings.Listing;
import exchange.reference.Products;
import exchange.reference.QuantityMode;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What of a listing is added up.
 *
 * @param goods null where there is nothing to add up: an idea, a service
 * @param amount in the unit of the goods, for capacities in one period
 * @param period of a capacity, in days; 0 for what is there or needed once
 * @param from the first day of a capacity; null for at once
 * @param due the day by which a request must be served; null if none was named
 * @param validUntil the last day on which the listing is shown
 * @param district NUTS level 3
 */
record Counted(
        Kind kind,
        @Nullable Goods goods,
        long amount,
        int period,
        @Nullable LocalDate from,
        @Nullable LocalDate due,
        LocalDate validUntil,
        String district) {

    /** More than this counts as this: whatever is larger is no amount of goods, and sums stay numbers. */
    static final long MOST = 1_000_000_000_000_000L;

    static Counted of(Listing listing, Products products) {
        Content content = listing.content();
        Quantity quantity = content.kind() == Kind.IDEA ? null : content.quantity();
        Goods goods = Goods.of(content.product(), quantity, products);
        return new Counted(
                content.kind(),
                goods,
                quantity == null ? 0 : single(quantity),
                quantity == null ? 0 : period(quantity),
                quantity == null ? null : quantity.from(),
                content.neededBy(),
                listing.validUntil(),
                content.region().nuts());
    }

    /** As single pieces where it is pieces in some package. */
    private static long single(Quantity quantity) {
        long each = switch (quantity.unit()) {
            case PAIR -> 2;
            case BOX -> quantity.unitsPerBox() == null ? 1 : quantity.unitsPerBox();
            case PIECE, METRE, SQUARE_METRE, KILOGRAM, LITRE, HOUR, TEST -> 1;
        };
        return quantity.amount() > MOST / each ? MOST : quantity.amount() * each;
    }

    private static int period(Quantity quantity) {
        if (quantity.mode() == QuantityMode.STOCK) {
            return 0;
        }
        return quantity.per() == null ? 1 : quantity.per().days();
    }

    boolean isShown(LocalDate today) {
        return !validUntil.isBefore(today);
    }

    boolean isCapacity() {
        return period > 0;
    }

    /**
     * How much of it there is, or is needed, by the end of a day. Once: at once, of a request by the day on which it is due. A capacity:
     * day by day while it holds, the whole rounded down.
     */
    long by(LocalDate day, LocalDate today) {
        if (!isCapacity()) {
            return due == null || !due.isAfter(day) ? amount : 0;
        }
        long first = Math.max(today.toEpochDay(), from == null ? Long.MIN_VALUE : from.toEpochDay());
        long last = Math.min(day.toEpochDay(), validUntil.toEpochDay());
        if (due != null) {
            last = Math.min(last, due.toEpochDay());
        }
        return last < first ? 0 : amount * (last - first + 1) / period;
    }

    /** The sum of two amounts. */
    static long plus(long one, long other) {
        long sum = one + other;
        return sum < 0 ? Long.MAX_VALUE : sum;
    }
}
