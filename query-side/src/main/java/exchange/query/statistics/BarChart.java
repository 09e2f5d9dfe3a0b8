package exchange.query.statistics;

import exchange.query.statistics.SupplyDemand.Line;
import exchange.reference.Unit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Supply and demand as bars, in the coordinates of the picture. Amounts in different units cannot be compared: each unit has a scale of its
 * own.
 *
 * @param left where bars begin
 * @param others how many products are in the table only
 */
record BarChart(int width, int height, int left, List<Group> groups, int others) {

    private static final int WIDTH = 860;
    private static final int LEFT = 250;
    private static final int LONGEST = 450;
    private static final int HEADING = 34;
    private static final int ROW = 54;
    private static final int MOST_ROWS = 14;
    private static final int LETTERS = 30;

    /** The products in one unit; {@code y} of its heading, {@code top} and {@code bottom} of its axis. */
    record Group(Unit unit, int y, int top, int bottom, List<Row> rows) {}

    /**
     * A product with its two bars.
     *
     * @param label its name in one line or two
     * @param supply the length of a bar
     * @param demand the length of the other
     */
    record Row(Line line, int y, List<String> label, double supply, double demand) {}

    static BarChart of(List<Line> lines) {
        List<Line> shown = lines.stream()
                .filter(line -> line.supply().total() > 0 || line.demand().total() > 0)
                .limit(MOST_ROWS)
                .toList();
        Map<Unit, List<Line>> byUnit = new LinkedHashMap<>();
        shown.forEach(line ->
                byUnit.computeIfAbsent(line.unit(), any -> new ArrayList<>()).add(line));
        List<Group> groups = new ArrayList<>();
        int y = 0;
        for (Map.Entry<Unit, List<Line>> entry : byUnit.entrySet()) {
            List<Row> rows = new ArrayList<>();
            long most = entry.getValue().stream()
                    .mapToLong(line ->
                            Math.max(line.supply().total(), line.demand().total()))
                    .max()
                    .orElse(1);
            int top = y + HEADING;
            int at = top;
            for (Line line : entry.getValue().stream()
                    .sorted(Comparator.comparingLong((Line line) -> Math.max(
                                    line.supply().total(), line.demand().total()))
                            .reversed())
                    .toList()) {
                rows.add(new Row(
                        line,
                        at,
                        wrapped(line.label()),
                        length(line.supply().total(), most),
                        length(line.demand().total(), most)));
                at += ROW;
            }
            groups.add(new Group(entry.getKey(), y + 20, top, at, rows));
            y = at + 14;
        }
        return new BarChart(WIDTH, y, LEFT, groups, lines.size() - shown.size());
    }

    /** Something is never drawn as nothing. */
    private static double length(long amount, long most) {
        return amount == 0 ? 0 : Math.max(2, Math.round(10.0 * LONGEST * amount / most) / 10.0);
    }

    /** Two lines at most; what does not fit is in the table. */
    static List<String> wrapped(String label) {
        if (label.length() <= LETTERS) {
            return List.of(label);
        }
        int space = label.lastIndexOf(' ', LETTERS);
        int end = space > 0 ? space : LETTERS;
        String rest = label.substring(end).strip();
        return List.of(
                label.substring(0, end),
                rest.length() <= LETTERS ? rest : rest.substring(0, LETTERS - 1).strip() + "…");
    }
}
