package exchange.query.moderation;

import exchange.event.listing.Quantity;
import exchange.query.page.Wording;
import exchange.reference.QuantityMode;
import exchange.reference.UsualQuantities;
import exchange.reference.UsualQuantities.Assessment;
import java.text.NumberFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.context.i18n.LocaleContextHolder;

/**
 * A quantity against what is usual, on a logarithmic scale; places in a drawing {@value #WIDTH} wide.
 *
 * @param figure where the figure is
 * @param low where the usual begins
 * @param high where it ends
 * @param plausible whether the figure lies inside
 * @param figureText the figure alone
 * @param rangeText the usual range
 * @param sentence both, and how they compare
 * @param factor how many times the greatest usual figure, or how much less than the least: 75-fold above
 */
record QuantityPicture(
        int figure,
        int low,
        int high,
        List<Tick> ticks,
        boolean plausible,
        String figureText,
        String rangeText,
        String sentence,
        String factor) {

    /** A mark of the scale. */
    record Tick(int x, String text, String anchor) {}

    private static final int WIDTH = 420;
    private static final int LEFT = 10;
    private static final int RIGHT = 410;
    private static final int EDGE = 60;
    private static final int MOST_TICKS = 6;
    private static final double TENFOLD = 10;

    static QuantityPicture of(UsualQuantities usual, @Nullable String product, Quantity quantity, Wording say) {
        Assessment found = usual.assess(
                product, quantity.amount(), quantity.unit(), quantity.unitsPerBox(), quantity.mode(), quantity.per());
        long low = found.range().low();
        long high = found.range().high();
        long amount = Math.max(1, found.amount());
        int first = (int) Math.floor(Math.log10((double) Math.min(low, amount)));
        int last = Math.max(first + 1, (int) Math.ceil(Math.log10((double) Math.max(high, amount))));
        String per = found.mode() == QuantityMode.CAPACITY ? " " + say.word("per.WEEK") : "";
        String figureText = say.word("unit." + found.unit(), say.number(amount)) + per;
        String rangeText = say.word("review.usual.range", say.number(low), say.number(high));
        String factor = factor(amount, low, high, say);
        return new QuantityPicture(
                x(amount, first, last),
                x(low, first, last),
                x(high, first, last),
                ticks(first, last),
                found.plausible(),
                figureText,
                rangeText,
                say.word("review.usual.sentence", figureText, say.number(low), say.number(high), factor),
                factor);
    }

    private static String factor(long amount, long low, long high, Wording say) {
        if (amount > high) {
            return say.word("review.usual.above", times((double) amount / high, say));
        }
        return amount < low
                ? say.word("review.usual.below", times((double) low / amount, say))
                : say.word("review.usual.inside");
    }

    private static String times(double factor, Wording say) {
        return factor < TENFOLD ? say.decimal(factor, 1) : say.number(Math.round(factor));
    }

    private static int x(long amount, int first, int last) {
        return (int) Math.round(LEFT + (RIGHT - LEFT) * (Math.log10((double) amount) - first) / (last - first));
    }

    private static List<Tick> ticks(int first, int last) {
        Locale locale = LocaleContextHolder.getLocale();
        NumberFormat shortly = NumberFormat.getCompactNumberInstance(locale, NumberFormat.Style.SHORT);
        int step = Math.max(1, Math.ceilDiv(last - first, MOST_TICKS));
        List<Tick> ticks = new ArrayList<>();
        for (int power = first; power <= last; power += step) {
            int x = LEFT + (RIGHT - LEFT) * (power - first) / (last - first);
            ticks.add(new Tick(x, shortly.format((long) Math.pow(TENFOLD, power)), anchor(x)));
        }
        return ticks;
    }

    /** Where a text is anchored that stands at a place, so that it does not stick out. */
    static String anchor(int x) {
        return x < EDGE ? "start" : x > WIDTH - EDGE ? "end" : "middle";
    }

    public String figureAnchor() {
        return anchor(figure);
    }

    public int middle() {
        return (low + high) / 2;
    }

    public String rangeAnchor() {
        return anchor(middle());
    }
}
