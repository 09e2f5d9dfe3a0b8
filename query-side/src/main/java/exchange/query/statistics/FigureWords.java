package exchange.query.statistics;

import exchange.query.page.Wording;
import exchange.reference.Unit;
import org.jspecify.annotations.Nullable;

/** Writes figures as the pages show them. */
final class FigureWords {

    private static final long MINUTE = 60;
    private static final long HOUR = 60 * MINUTE;
    private static final long DAY = 24 * HOUR;

    private final Wording say;

    FigureWords(Wording say) {
        this.say = say;
    }

    /** With its sign: +20.000, −1.200, 0. */
    public String signed(long number) {
        if (number == 0) {
            return say.number(0);
        }
        return (number < 0 ? "\u2212" : "+") + say.number(Math.abs(number));
    }

    /** An amount with its unit. */
    public String amount(long amount, Unit unit) {
        return say.word("unit." + unit, say.number(amount));
    }

    /** A span of time, or a dash where there was nothing to measure. */
    public String span(@Nullable Long seconds) {
        return seconds == null ? "\u2013" : say.span(seconds);
    }

    /** A whole number of the largest unit that divides it: 30 min, 2 h, 7 d. */
    public String tick(long seconds) {
        if (seconds >= DAY && seconds % DAY == 0) {
            return say.word("figures.tick.d", say.number(seconds / DAY));
        }
        if (seconds >= HOUR && seconds % HOUR == 0) {
            return say.word("figures.tick.h", say.number(seconds / HOUR));
        }
        if (seconds >= MINUTE && seconds % MINUTE == 0) {
            return say.word("figures.tick.min", say.number(seconds / MINUTE));
        }
        return say.word("figures.tick.s", say.number(seconds));
    }
}
