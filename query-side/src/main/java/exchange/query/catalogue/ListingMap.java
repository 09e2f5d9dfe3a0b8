package exchange.query.catalogue;

import exchange.query.catalogue.CatalogueAnswer.Count;
import exchange.query.page.Outline;
import exchange.reference.Place;
import exchange.reference.Places;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where listings are: a dot for each district, sized by their number.
 *
 * @param viewBox the part of the outline that is shown
 * @param unit a three-hundredth of its width: what sizes are measured in
 * @param ring the circle that was searched; null if none was
 */
record ListingMap(
        String viewBox,
        double unit,
        List<Dot> dots,
        @Nullable Ring ring) {

    private static final double SMALLEST_SIDE = 260;
    private static final double MARGIN = 30;
    private static final double PARTS = 300;
    private static final double SMALLEST_DOT = 7;
    private static final double LARGEST_DOT = 15;
    private static final int MOST_LABELS = 6;

    /**
     * A district.
     *
     * @param radius in the map's own length
     * @param named whether there is room for its name
     */
    record Dot(String label, long count, double x, double y, double radius, boolean named) {}

    record Ring(double x, double y, double radius) {}

    /** The middle of each district that has a place, by NUTS code. */
    static Map<String, double[]> middles(Places places) {
        Map<String, double[]> sums = new HashMap<>();
        for (Place place : places.all()) {
            double[] sum = sums.computeIfAbsent(place.nuts(), any -> new double[3]);
            sum[0] += Outline.x(place.longitude());
            sum[1] += Outline.y(place.latitude());
            sum[2]++;
        }
        sums.values().forEach(sum -> {
            sum[0] /= sum[2];
            sum[1] /= sum[2];
        });
        return sums;
    }

    /** Null where there is nothing to show. */
    static @Nullable ListingMap of(
            List<Count> districts, Map<String, double[]> middles, @Nullable Place near, int kilometres) {
        List<Count> known = districts.stream()
                .filter(district -> middles.containsKey(district.value()))
                .sorted(Comparator.comparingLong(Count::count).reversed().thenComparing(Count::value))
                .toList();
        if (known.isEmpty()) {
            return null;
        }
        Ring ring = near == null
                ? null
                : new Ring(
                        Outline.x(near.longitude()),
                        Outline.y(near.latitude()),
                        Outline.length(Math.max(1, kilometres)));
        double left = Double.MAX_VALUE;
        double top = Double.MAX_VALUE;
        double right = 0;
        double bottom = 0;
        for (Count district : known) {
            double[] at = middles.get(district.value());
            if (at != null) {
                left = Math.min(left, at[0]);
                right = Math.max(right, at[0]);
                top = Math.min(top, at[1]);
                bottom = Math.max(bottom, at[1]);
            }
        }
        double side = Math.max(SMALLEST_SIDE, Math.max(right - left, bottom - top) + 2 * MARGIN);
        double x = (left + right - side) / 2;
        double y = (top + bottom - side) / 2;
        double unit = side / PARTS;
        double most = known.getFirst().count();
        List<Dot> dots = new ArrayList<>();
        for (Count district : known) {
            double[] at = middles.get(district.value());
            if (at != null) {
                double share = Math.sqrt(district.count() / most);
                dots.add(new Dot(
                        district.label(),
                        district.count(),
                        at[0],
                        at[1],
                        unit * (SMALLEST_DOT + share * (LARGEST_DOT - SMALLEST_DOT)),
                        dots.size() < MOST_LABELS && at[0] < x + side * 0.7));
            }
        }
        return new ListingMap(String.format(Locale.ROOT, "%.1f %.1f %.1f %.1f", x, y, side, side), unit, dots, ring);
    }

    /** In words, for who does not see it. */
    public String figures() {
        StringBuilder all = new StringBuilder();
        for (Dot dot : dots) {
            all.append(all.isEmpty() ? "" : ", ")
                    .append(dot.label())
                    .append(' ')
                    .append(dot.count());
        }
        return all.toString();
    }
}
