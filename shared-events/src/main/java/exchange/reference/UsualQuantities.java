package exchange.reference;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Which amounts are usual, so that a figure far outside is looked at twice before it is published.
 *
 * <p>Reviewed data: each range stands with its reason in {@code usual-quantities.tsv}. A product without a range of its own
 * has that of the next wider product with one, in the end that of any product, which exists for every unit and mode.
 * Capacities are per week. Immutable and safe to share.
 */
public final class UsualQuantities {

    /** In the place of a product code: the range of any product. */
    private static final String ANY = "*";

    private final Products products;
    private final Map<Key, Range> ranges;

    private UsualQuantities(Products products, Map<Key, Range> ranges) {
        this.products = products;
        this.ranges = ranges;
    }

    /** Reads the ranges and the taxonomy along which they are inherited; prefer {@link #load(Products)} where that is read already. */
    public static UsualQuantities load() {
        return load(Products.load());
    }

    /** Reads the ranges that are part of this release. */
    public static UsualQuantities load(Products products) {
        Map<Key, Range> ranges = new HashMap<>();
        Tsv.read("usual-quantities.tsv", row -> {
            if (!row[0].equals(ANY) && products.find(row[0]).isEmpty()) {
                throw new IllegalStateException("usual-quantities.tsv: unknown product " + row[0]);
            }
            Key key = new Key(row[0], Unit.valueOf(row[1]), QuantityMode.valueOf(row[2]));
            if (ranges.put(key, new Range(Long.parseLong(row[3]), Long.parseLong(row[4]))) != null) {
                throw new IllegalStateException("usual-quantities.tsv: twice " + key);
            }
        });
        return new UsualQuantities(products, ranges);
    }

    /**
     * The usual range, capacities per week, boxes as boxes.
     *
     * @param product a product code; null or unknown gives the range of any product
     * @return empty only where not even any product has a range for this unit and mode, which the shipped data rules out
     */
    public Optional<Range> usual(@Nullable String product, Unit unit, QuantityMode mode) {
        return Optional.ofNullable(nearest(product, unit, mode)).map(Found::range);
    }

    /**
     * Compares an amount with what is usual.
     *
     * @param product a product code; null or unknown is judged as any product
     * @param amount as entered; 1 or more is expected, less is never plausible
     * @param unitsPerBox the pieces in a box; read only where the unit is {@link Unit#BOX}, which without it is judged as
     *     boxes
     * @param per the period of a capacity; a capacity without one is taken as weekly, a stock ignores it
     */
    public Assessment assess(
            @Nullable String product,
            long amount,
            Unit unit,
            @Nullable Integer unitsPerBox,
            QuantityMode mode,
            @Nullable Period per) {
        if (unit == Unit.BOX && unitsPerBox != null) {
            return assess(product, times(amount, unitsPerBox), Unit.PIECE, null, mode, per);
        }
        long normalised = mode == QuantityMode.CAPACITY && per != null ? weekly(amount, per) : amount;
        Found found = nearest(product, unit, mode);
        if (found == null) {
            throw new IllegalStateException("no usual range for any product in " + unit + ", " + mode);
        }
        return new Assessment(normalised, unit, mode, found.product, found.range, found.range.contains(normalised));
    }

    /** Whether {@link #assess} finds the amount usual. */
    public boolean plausible(
            @Nullable String product,
            long amount,
            Unit unit,
            @Nullable Integer unitsPerBox,
            QuantityMode mode,
            @Nullable Period per) {
        return assess(product, amount, unit, unitsPerBox, mode, per).plausible();
    }

    /**
     * What came of a comparison.
     *
     * @param amount the figure that was compared: boxes as pieces, capacities per week, {@link Long#MAX_VALUE} for whatever
     *     is larger than that
     * @param unit what that figure counts
     * @param mode whether it is there once or comes every week
     * @param product the code whose range was applied: the product's own, one above it, or {@code *} for any product
     * @param range the range that was applied
     * @param plausible whether the figure lies inside
     */
    public record Assessment(
            long amount, Unit unit, QuantityMode mode, String product, Range range, boolean plausible) {}

    private @Nullable Found nearest(@Nullable String product, Unit unit, QuantityMode mode) {
        List<String> path = product == null ? List.of() : products.path(product);
        for (String code : path.reversed()) {
            Range range = ranges.get(new Key(code, unit, mode));
            if (range != null) {
                return new Found(code, range);
            }
        }
        Range any = ranges.get(new Key(ANY, unit, mode));
        return any == null ? null : new Found(ANY, any);
    }

    /** Per week, rounded up so that a small capacity does not become none. */
    private static long weekly(long amount, Period per) {
        int week = Period.WEEK.days();
        long whole = times(amount / per.days(), week);
        return whole == Long.MAX_VALUE ? whole : whole + Math.ceilDiv(amount % per.days() * week, per.days());
    }

    private static long times(long amount, int factor) {
        long high = Math.multiplyHigh(amount, factor);
        long low = amount * factor;
        if (high == (low >> 63)) {
            return low;
        }
        return (amount < 0) == (factor < 0) ? Long.MAX_VALUE : Long.MIN_VALUE;
    }

    private record Key(String product, Unit unit, QuantityMode mode) {}

    private record Found(String product, Range range) {}
}
