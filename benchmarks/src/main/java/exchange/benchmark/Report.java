package exchange.benchmark;

import java.util.ArrayList;
import java.util.List;

/** A table, and what has to be said to it. */
final class Report {

    private final List<List<String>> rows = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();

    Report(String... columns) {
        rows.add(List.of(columns));
    }

    void row(Object... cells) {
        List<String> row = new ArrayList<>();
        for (Object cell : cells) {
            row.add(cell instanceof Double number ? figure(number) : String.valueOf(cell));
        }
        rows.add(row);
        System.err.println(String.join(" | ", row));
    }

    void note(String note) {
        notes.add(note);
        System.err.println(note);
    }

    /** What had to be reached, and whether it was. */
    static String reached(Object reach, boolean reached) {
        return reach + (reached ? " ✓" : " missed");
    }

    /** Three digits that matter. */
    static String figure(double number) {
        return number >= 100
                ? "%,.0f".formatted(number)
                : number >= 10 ? "%.1f".formatted(number) : "%.2f".formatted(number);
    }

    String markdown() {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < rows.size(); i++) {
            text.append("| ").append(String.join(" | ", rows.get(i))).append(" |\n");
            if (i == 0) {
                text.append("|---".repeat(rows.getFirst().size())).append("|\n");
            }
        }
        notes.forEach(note -> text.append('\n').append(note).append('\n'));
        return text.toString();
    }
}
