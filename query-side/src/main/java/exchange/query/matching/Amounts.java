package exchange.query.matching;

import exchange.event.listing.Quantity;
import exchange.reference.QuantityMode;
import exchange.reference.Unit;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/** How far what is offered goes towards what is asked for. */
final class Amounts {

    /** Covers all of it, also where nobody asks for an amount. */
    static final double ALL = 1;

    private Amounts() {}

    /**
     * The share of a request that an offer covers, 0 to 1: pieces, pairs and boxes converted, a capacity counted over the days on which both
     * hold, whole periods only. 0 where the units cannot be compared, and where less is asked for than the offer gives away at once.
     */
    static double covered(Party offer, Party request) {
        Quantity asked = request.terms().quantity();
        Quantity given = offer.terms().quantity();
        if (asked == null || given == null) {
            return asked == null ? ALL : 0;
        }
        if (measure(given.unit()) != measure(asked.unit())) {
            return 0;
        }
        Long lot = given.smallestLot();
        double wanted = single(asked);
        if (asked.mode() == QuantityMode.STOCK && lot != null && single(lot, given) > wanted) {
            return 0;
        }
        LocalDate end = earlier(request.until(), offer.validUntil());
        if (given.mode() == QuantityMode.CAPACITY && asked.mode() == QuantityMode.CAPACITY) {
            return Math.min(ALL, perDay(given) / perDay(asked));
        }
        LocalDate start = later(later(later(offer.publishedOn(), request.publishedOn()), offer.from()), request.from());
        long days = Math.max(0, ChronoUnit.DAYS.between(start, end) + 1);
        if (given.mode() == QuantityMode.CAPACITY) {
            long periods = days / period(given);
            return Math.min(ALL, single(given) * periods / wanted);
        }
        double needed = asked.mode() == QuantityMode.STOCK ? wanted : perDay(asked) * days;
        return needed == 0 ? 0 : Math.min(ALL, single(given) / needed);
    }

    /** A quantity with its amount multiplied; rounded up for more, down for less, at least 1. */
    static Quantity times(Quantity quantity, double factor) {
        double amount = quantity.amount() * factor;
        return new Quantity(
                Math.max(1, (long) (factor > 1 ? Math.ceil(amount) : Math.floor(amount))),
                quantity.unit(),
                quantity.unitsPerBox(),
                quantity.mode(),
                quantity.per(),
                quantity.from(),
                quantity.smallestLot());
    }

    /** The same from another day on. */
    static Quantity from(Quantity quantity, LocalDate day) {
        return new Quantity(
                quantity.amount(),
                quantity.unit(),
                quantity.unitsPerBox(),
                quantity.mode(),
                quantity.per(),
                day,
                quantity.smallestLot());
    }

    /** The length of a capacity's period in days. */
    static int period(Quantity capacity) {
        return capacity.per() == null ? 1 : capacity.per().days();
    }

    /** Single pieces of a capacity in a day. */
    static double perDay(Quantity capacity) {
        return single(capacity) / period(capacity);
    }

    /** Single pieces, where it is pieces in some package. */
    static double single(Quantity quantity) {
        return single(quantity.amount(), quantity);
    }

    /** In single pieces, where it is pieces in some package. */
    private static double single(long amount, Quantity quantity) {
        return switch (quantity.unit()) {
            case PAIR -> 2.0 * amount;
            case BOX -> (double) amount * (quantity.unitsPerBox() == null ? 1 : quantity.unitsPerBox());
            case PIECE, METRE, SQUARE_METRE, KILOGRAM, LITRE, HOUR, TEST -> amount;
        };
    }

    private static Unit measure(Unit unit) {
        return unit == Unit.PAIR || unit == Unit.BOX ? Unit.PIECE : unit;
    }

    private static LocalDate earlier(LocalDate one, LocalDate other) {
        return one.isBefore(other) ? one : other;
    }

    private static LocalDate later(LocalDate one, @Nullable LocalDate other) {
        return other == null || one.isAfter(other) ? one : other;
    }
}
