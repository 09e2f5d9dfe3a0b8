package exchange.query.catalogue;

import exchange.event.listing.Quantity;
import exchange.reference.Period;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/** How much of a capacity there will have been, from its first day to the listing's last: for a picture with its table. */
final class Deliveries {

    private static final int MOST_STEPS = 10;
    private static final double HEIGHT = 140;

    /**
     * A day by which something will have been delivered.
     *
     * @param amount so far, in the unit of the quantity
     * @param x and width and height in the picture
     */
    record Step(LocalDate day, long amount, double x, double width, double height) {

        public double top() {
            return HEIGHT + 20 - height;
        }
    }

    private Deliveries() {}

    /** Empty for what is in stock, and for a capacity that is over before its first period. */
    static List<Step> of(Quantity quantity, LocalDate today, LocalDate validUntil) {
        Period per = quantity.per();
        LocalDate from = quantity.from();
        if (per == null || from == null) {
            return List.of();
        }
        LocalDate first = from.isBefore(today) ? today : from;
        long periods = ChronoUnit.DAYS.between(first, validUntil) / per.days();
        if (periods < 1) {
            return List.of();
        }
        long each = Math.ceilDiv(periods, MOST_STEPS);
        List<Step> steps = new ArrayList<>();
        int count = (int) (periods / each);
        for (int step = 1; step <= count; step++) {
            long done = each * step;
            double slot = 680.0 / count;
            steps.add(new Step(
                    first.plusDays(done * per.days()),
                    Math.multiplyExact(quantity.amount(), done),
                    36 + slot * (step - 1) + slot * 0.15,
                    slot * 0.7,
                    HEIGHT * step / count));
        }
        return steps;
    }
}
