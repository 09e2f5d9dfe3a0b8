package exchange.query.statistics;

import exchange.query.statistics.ServiceLevels.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/**
 * Times to publication by day, in the coordinates of the picture. Days without a publication are gaps in the lines.
 *
 * @param p50 and {@code p95}: points of a line, as {@code polyline} takes them; days that stand alone are points of their own
 */
record TimeChart(int width, int height, List<Tick> ticks, Curve p50, Curve p95) {

    private static final int WIDTH = 610;
    private static final int HEIGHT = 220;
    private static final int LEFT = 56;
    private static final int RIGHT = 590;
    private static final int TOP = 14;
    private static final int BOTTOM = 180;
    private static final int MOST_TICKS = 5;

    /** Steps of the axis in seconds: 1 s to 30 days. */
    private static final long[] STEPS = {
        1, 5, 15, 30, 60, 300, 900, 1800, 3600, 7200, 21_600, 43_200, 86_400, 172_800, 604_800, 1_209_600, 2_592_000
    };

    /** A line of the grid. */
    record Tick(double y, long seconds) {}

    /** Lines through neighbouring days, and each day as a point. */
    record Curve(List<String> lines, List<Point> points) {}

    record Point(double x, double y) {

        private String text() {
            return String.format(Locale.ROOT, "%.1f,%.1f", x, y);
        }
    }

    static TimeChart of(List<Span> days) {
        long most = days.stream()
                .mapToLong(day ->
                        day.times().p95Seconds() == null ? 0 : day.times().p95Seconds())
                .max()
                .orElse(0);
        long step = STEPS[STEPS.length - 1];
        for (long each : STEPS) {
            if (each * (MOST_TICKS - 1) >= most) {
                step = each;
                break;
            }
        }
        while (step * (MOST_TICKS - 1) < most) {
            step *= 2;
        }
        long top = Math.max(step, Math.ceilDiv(most, step) * step);
        List<Tick> ticks = new ArrayList<>();
        for (long at = 0; at <= top; at += step) {
            ticks.add(new Tick(y(at, top), at));
        }
        return new TimeChart(
                WIDTH,
                HEIGHT,
                ticks,
                curve(days, top, times -> times.p50Seconds() == null ? -1 : times.p50Seconds()),
                curve(days, top, times -> times.p95Seconds() == null ? -1 : times.p95Seconds()));
    }

    private static Curve curve(List<Span> days, long top, ToLongFunction<ServiceLevels.Times> value) {
        List<String> lines = new ArrayList<>();
        List<Point> points = new ArrayList<>();
        List<String> run = new ArrayList<>();
        for (int day = 0; day < days.size(); day++) {
            long seconds = value.applyAsLong(days.get(day).times());
            @Nullable Point point = seconds < 0 ? null : new Point(x(day, days.size()), y(seconds, top));
            if (point != null) {
                points.add(point);
                run.add(point.text());
            }
            if (point == null || day == days.size() - 1) {
                if (run.size() > 1) {
                    lines.add(String.join(" ", run));
                }
                run.clear();
            }
        }
        return new Curve(lines, points);
    }

    private static double x(int day, int days) {
        return LEFT + 4 + Math.round(10.0 * (RIGHT - LEFT - 8) * day / Math.max(1, days - 1)) / 10.0;
    }

    private static double y(long seconds, long top) {
        return BOTTOM - Math.round(10.0 * (BOTTOM - TOP) * seconds / top) / 10.0;
    }

    public int left() {
        return LEFT;
    }

    public int right() {
        return RIGHT;
    }

    public int bottom() {
        return BOTTOM;
    }
}
