package exchange.query.statistics;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import exchange.event.listing.Kind;
import exchange.reference.Unit;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where and when something is missing of a product: by district, what is offered and what is needed up to the end of each of the coming
 * weeks. The weeks begin with today.
 *
 * @param position of the last change that is in the figures; 0 if there was none
 * @param version what tells these figures from later ones
 * @param product null if nothing is offered and nothing needed at all
 * @param region inside which the districts are
 * @param weeks what the columns are
 * @param items the districts, the greatest gap at the end of the last week first
 * @param total of all districts in the region
 * @param lands in which Länder there is something of it, the most listings first
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
record Gaps(
        long position,
        @JsonIgnore String version,
        @Nullable String product,
        @Nullable String label,
        @Nullable Unit unit,
        String region,
        List<Week> weeks,
        List<District> items,
        @Nullable District total,
        List<Land> lands) {

    static final int MOST_WEEKS = 12;
    static final int USUAL_WEEKS = 6;
    static final String EVERYWHERE = "DE";

    /** Seven days. */
    record Week(LocalDate from, LocalDate until) {}

    /**
     * The figures of a district.
     *
     * @param code NUTS level 3
     * @param listings how many listings are in the figures
     * @param weeks as the columns
     */
    record District(String code, String label, int listings, List<Balance> weeks) {}

    /**
     * How much of it there is.
     *
     * @param listings how many listings
     */
    record Land(String code, String label, int listings) {}

    /**
     * What is there by the end of a week.
     *
     * @param gap what is offered without what is needed: negative where something is missing
     */
    record Balance(long supply, long demand, long gap) {

        static final Balance NOTHING = new Balance(0, 0, 0);

        private static final double LARGE = 0.45;
        private static final double SMALL = 0.10;

        Balance plus(Balance other) {
            return of(Counted.plus(supply, other.supply), Counted.plus(demand, other.demand));
        }

        static Balance of(long supply, long demand) {
            return new Balance(supply, demand, supply - demand);
        }

        /** How much the gap matters: 0 nothing is said, 1 a large gap, 2 a gap, 3 even, 4 more than needed. */
        public int grade() {
            if (supply == 0 && demand == 0) {
                return 0;
            }
            if (gap <= -LARGE * demand && gap < 0) {
                return 1;
            }
            if (gap <= -SMALL * demand && gap < 0) {
                return 2;
            }
            return gap >= SMALL * demand && gap > 0 ? 4 : 3;
        }
    }

    /** The seven days from today on, and so on. */
    static List<Week> weeks(LocalDate today, int number) {
        List<Week> weeks = new ArrayList<>();
        for (int i = 0; i < number; i++) {
            LocalDate from = today.plusWeeks(i);
            weeks.add(new Week(from, from.plusDays(6)));
        }
        return weeks;
    }

    static District district(
            String code, String label, Collection<Counted> counted, List<Week> weeks, LocalDate today) {
        List<Balance> balances = new ArrayList<>();
        for (Week week : weeks) {
            long supply = 0;
            long demand = 0;
            for (Counted each : counted) {
                long amount = each.by(week.until(), today);
                supply = Counted.plus(supply, each.kind() == Kind.OFFER ? amount : 0);
                demand = Counted.plus(demand, each.kind() == Kind.REQUEST ? amount : 0);
            }
            balances.add(Balance.of(supply, demand));
        }
        return new District(code, label, counted.size(), balances);
    }
}
