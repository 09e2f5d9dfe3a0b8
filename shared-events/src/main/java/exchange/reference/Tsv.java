package exchange.reference;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;
import java.util.zip.GZIPInputStream;

/** Reads a resource of tab-separated lines with a header; one whose name ends in {@code .gz} is unpacked. */
final class Tsv {

    private Tsv() {}

    /** Calls {@code row} with the values of each line below the header, always as many as the header has. */
    static void read(String resource, Consumer<String[]> row) {
        String text = text(resource);
        int header = text.indexOf('\n');
        int columns =
                (int) text.substring(0, header).chars().filter(c -> c == '\t').count() + 1;
        int start = header + 1;
        while (start < text.length()) {
            int end = text.indexOf('\n', start);
            row.accept(values(text, start, end, columns, resource));
            start = end + 1;
        }
    }

    private static String[] values(String text, int start, int end, int columns, String resource) {
        String[] values = new String[columns];
        int from = start;
        for (int column = 0; column < columns; column++) {
            int tab = text.indexOf('\t', from);
            boolean last = tab < 0 || tab > end;
            if (last != (column == columns - 1)) {
                throw new IllegalStateException(
                        resource + ": not " + columns + " columns: " + text.substring(start, end));
            }
            values[column] = text.substring(from, last ? end : tab);
            from = tab + 1;
        }
        return values;
    }

    private static String text(String resource) {
        try (InputStream raw = Tsv.class.getResourceAsStream(resource)) {
            if (raw == null) {
                throw new IllegalStateException("missing resource exchange/reference/" + resource);
            }
            byte[] bytes =
                    resource.endsWith(".gz") ? new GZIPInputStream(raw, 1 << 16).readAllBytes() : raw.readAllBytes();
            return new String(bytes, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(resource, e);
        }
    }
}
