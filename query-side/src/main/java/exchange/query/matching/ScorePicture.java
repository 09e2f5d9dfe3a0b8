package exchange.query.matching;

import exchange.query.matching.Match.Reason;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** What a score is made of, as a bar of lettered parts: each as long as it contributes, one behind the other. */
record ScorePicture(List<Part> parts) {

    /** The order of the parts, the weightiest reasons first, and with it their colours. */
    private static final List<Factor> ORDER =
            List.of(Factor.PRODUCT, Factor.QUANTITY, Factor.CONFORMITY, Factor.DISTANCE, Factor.LEAD_TIME, Factor.TEXT);

    private static final double GAP = 0.25;
    private static final double ROOM_FOR_A_LETTER = 2.5;

    /**
     * A factor's part.
     *
     * @param colour 1 to 6
     * @param x where it begins, how wide it is and where its middle is: percentages, as SVG has them
     * @param lettered whether a letter fits in
     */
    record Part(Reason reason, int colour, String x, String width, String middle, boolean lettered) {}

    static ScorePicture of(List<Reason> factors) {
        List<Reason> ordered = factors.stream()
                .sorted(Comparator.comparingInt(reason -> ORDER.indexOf(Factor.valueOf(reason.name()))))
                .toList();
        List<Part> parts = new ArrayList<>();
        double at = 0;
        for (Reason reason : ordered) {
            double length = reason.contribution() * 100;
            double width = Math.max(0, length - GAP);
            parts.add(new Part(
                    reason,
                    parts.size() + 1,
                    percent(at),
                    percent(width),
                    percent(at + width / 2),
                    width >= ROOM_FOR_A_LETTER));
            at += length;
        }
        return new ScorePicture(parts);
    }

    /** All factors in the order of the parts: what the legend lists. */
    static List<Factor> legend() {
        return ORDER;
    }

    private static String percent(double share) {
        return String.format(Locale.ROOT, "%.2f%%", share);
    }
}
