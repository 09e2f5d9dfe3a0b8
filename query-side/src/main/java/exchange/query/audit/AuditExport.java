package exchange.query.audit;

import de.siegmar.fastcsv.writer.CsvWriter;
import exchange.query.Ask;
import exchange.query.audit.AuditTrail.Found;
import exchange.query.model.ReadModels;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * Writes all events that a question finds, however many, without ever holding more than a page of them. Each page comes from the generation
 * that answers by then.
 */
@Component
class AuditExport {

    /** The formats that the audit trail is exported in. */
    enum Format {
        /** One JSON object on each line. */
        JSON_LINES("application/x-ndjson", "audit.jsonl"),
        /** RFC 4180, the first line names the columns, {@code data} as JSON. */
        CSV("text/csv;charset=UTF-8", "audit.csv");

        final String mediaType;
        final String fileName;

        Format(String mediaType, String fileName) {
            this.mediaType = mediaType;
            this.fileName = fileName;
        }
    }

    private interface Sink {
        void write(AuditEvent event) throws IOException;
    }

    private final Ask ask;
    private final ReadModels models;
    private final JsonMapper json = JsonMapper.builder().build();

    AuditExport(Ask ask, ReadModels models) {
        this.ask = ask;
        this.models = models;
    }

    void write(FindAuditEvents query, Format format, OutputStream target) throws IOException {
        Writer out = new BufferedWriter(new OutputStreamWriter(target, StandardCharsets.UTF_8));
        switch (format) {
            case JSON_LINES ->
                write(query, event -> {
                    out.write(json.writeValueAsString(event));
                    out.write('\n');
                });
            case CSV -> {
                CsvWriter csv = CsvWriter.builder().build(out);
                csv.writeRecord(
                        "position",
                        "type",
                        "at",
                        "actor",
                        "role",
                        "channel",
                        "onBehalfOf",
                        "reason",
                        "commandId",
                        "listing",
                        "data",
                        "leafHash");
                write(query, event -> csv.writeRecord(cells(event)));
                csv.flush();
            }
        }
        out.flush();
    }

    private void write(FindAuditEvents query, Sink sink) throws IOException {
        FindAuditEvents next = query;
        Found found;
        do {
            FindAuditEvents page = next;
            found = models.answer(
                    Audit.NAME, generation -> ask.one(new FindAuditEvents.In(generation, page), Found.class));
            for (AuditEvent event : found.events()) {
                sink.write(event);
            }
            if (found.more()) {
                next = next.after(found.events().getLast().position());
            }
        } while (found.more());
    }

    private List<String> cells(AuditEvent event) {
        return List.of(
                String.valueOf(event.position()),
                harmless(event.type()),
                event.at().toString(),
                harmless(event.actor()),
                harmless(event.role()),
                harmless(event.channel()),
                harmless(event.onBehalfOf()),
                harmless(event.reason()),
                harmless(event.commandId()),
                harmless(event.listing()),
                harmless(json.writeValueAsString(event.data())),
                harmless(event.leafHash()));
    }

    /** A spreadsheet takes what begins like this for a formula, and would run it. */
    static String harmless(@Nullable String text) {
        if (text == null || text.isEmpty()) {
            return "";
        }
        return "=+-@\t\r\n".indexOf(text.charAt(0)) < 0 ? text : "'" + text;
    }
}
