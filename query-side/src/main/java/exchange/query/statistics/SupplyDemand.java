package exchange.query.statistics;

import static java.util.Comparator.comparingInt;
import static java.util.Comparator.comparingLong;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import exchange.event.listing.Kind;
import exchange.reference.Unit;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is offered and what is asked for, by product: what is there or needed once, whenever, and capacities over the next four weeks.
 *
 * @param position of the last change that is in the figures; 0 if there was none
 * @param version what tells these figures from later ones
 * @param from the first day that counts: today
 * @param until the last day that counts
 * @param listings how many listings the public sees, by kind
 * @param items the most listings first
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
record SupplyDemand(
        long position,
        @JsonIgnore String version,
        LocalDate from,
        LocalDate until,
        Map<String, Integer> listings,
        List<Line> items) {

    static final int DAYS = 28;

    /** That of which the largest number of units is missing first; then that with more listings, then by code. */
    static final Comparator<Line> SCARCEST = comparingLong((Line line) -> Math.min(0, line.balance()))
            .thenComparing(comparingInt(Line::size).reversed())
            .thenComparing(Line::product)
            .thenComparing(Line::unit);

    /** That of which most is missing; null if nothing is. */
    @Nullable
    Line scarcest() {
        return items.stream().filter(line -> line.balance() < 0).min(SCARCEST).orElse(null);
    }

    /**
     * A product in a unit.
     *
     * @param balance what is offered without what is needed
     * @param coverage what is offered as a share of what is needed; null where nothing is
     * @param later what of the demand is needed once, and only after the four weeks
     */
    record Line(
            String product,
            String label,
            Unit unit,
            Side supply,
            Side demand,
            long balance,
            @Nullable Double coverage,
            long later) {

        /** By which goods are chosen on pages. */
        public String key() {
            return product + ":" + unit;
        }

        int size() {
            return supply.listings() + demand.listings();
        }
    }

    /**
     * What is offered, or needed.
     *
     * @param listings how many listings say so
     * @param stock what is there, or needed, once
     * @param capacity what is made, or needed, again and again, in the four weeks, on the days on which it is
     * @param total both
     */
    record Side(int listings, long stock, long capacity, long total) {

        private static Side of(Collection<Counted> counted, Kind kind, LocalDate until, LocalDate today) {
            int listings = 0;
            long stock = 0;
            long capacity = 0;
            for (Counted each : counted) {
                if (each.kind() == kind && each.isShown(today)) {
                    listings++;
                    if (each.isCapacity()) {
                        capacity = Counted.plus(capacity, each.by(until, today));
                    } else {
                        stock = Counted.plus(stock, each.amount());
                    }
                }
            }
            return new Side(listings, stock, capacity, Counted.plus(stock, capacity));
        }
    }

    static Line line(Goods goods, String label, Collection<Counted> counted, LocalDate until, LocalDate today) {
        Side supply = Side.of(counted, Kind.OFFER, until, today);
        Side demand = Side.of(counted, Kind.REQUEST, until, today);
        long later = counted.stream()
                .filter(each -> each.kind() == Kind.REQUEST && each.isShown(today) && !each.isCapacity())
                .mapToLong(each -> each.by(until, today) == 0 ? each.amount() : 0)
                .reduce(0, Counted::plus);
        return new Line(
                goods.product(),
                label,
                goods.unit(),
                supply,
                demand,
                supply.total() - demand.total(),
                demand.total() == 0 ? null : (double) supply.total() / demand.total(),
                later);
    }
}
