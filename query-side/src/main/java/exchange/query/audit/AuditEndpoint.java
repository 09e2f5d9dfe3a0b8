package exchange.query.audit;

import exchange.log.EventLog;
import exchange.query.Ask;
import exchange.query.audit.AuditExport.Format;
import exchange.query.audit.AuditTrail.Found;
import exchange.query.model.ReadModels;
import exchange.web.read.Cursor;
import exchange.web.read.NextLink;
import exchange.web.read.Page;
import exchange.web.read.Parameters;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * {@code GET /api/audit/events}: for auditors and administrators. One page as JSON; everything that fits as JSON Lines or CSV, by
 * {@code Accept: application/x-ndjson}, {@code application/jsonl} or {@code text/csv}, or by {@code format=jsonl} or {@code csv}. The oldest come first, or with {@code order=newest} the newest.
 */
@RestController
class AuditEndpoint {

    private static final int EXPORTED_AT_ONCE = 500;
    private static final String[] PARAMETERS = Stream.concat(
                    AuditFilter.NAMES.stream(), Stream.of("format", Order.PARAMETER))
            .toArray(String[]::new);

    private final Ask ask;
    private final ReadModels models;
    private final Cursor cursors;
    private final AuditExport export;
    private final EventLog log;

    AuditEndpoint(Ask ask, ReadModels models, Cursor cursors, AuditExport export, EventLog log) {
        this.ask = ask;
        this.models = models;
        this.cursors = cursors;
        this.export = export;
        this.log = log;
    }

    @GetMapping("/api/audit/events")
    @Nullable
    Page<AuditEvent> events(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Parameters parameters = Parameters.ofList(request, PARAMETERS);
        Optional<Format> format = format(parameters, request);
        String fingerprint = parameters.fingerprint();
        int size = parameters.size();
        long after = parameters
                .cursor(cursors, fingerprint)
                .map(key -> Long.parseLong(key.getFirst()))
                .orElse(0L);
        FindAuditEvents query = new FindAuditEvents(
                AuditFilter.of(parameters),
                Order.isNewestFirst(parameters, Order.OLDEST),
                format.isPresent() ? 0 : after,
                Long.MAX_VALUE,
                format.isPresent() ? EXPORTED_AT_ONCE : size,
                parameters.language());
        parameters.check();
        response.setHeader(HttpHeaders.CACHE_CONTROL, "private, no-cache");
        response.setHeader(HttpHeaders.VARY, "Accept, Accept-Language, Authorization, Cookie");
        if (format.isPresent()) {
            export(query, format.get(), response);
            return null;
        }
        Found found = models.answer(
                Audit.NAME, generation -> ask.one(new FindAuditEvents.In(generation, query), Found.class));
        String next = found.more()
                ? cursors.write(
                        fingerprint,
                        List.of(String.valueOf(found.events().getLast().position())))
                : null;
        NextLink.add(request, response, next);
        return new Page<>(found.events(), next);
    }

    /** What was there when the export began; a log that grows meanwhile does not make it endless. */
    private void export(FindAuditEvents query, Format format, HttpServletResponse response) throws IOException {
        models.answer(Audit.NAME, generation -> generation); // refused before the first byte, if at all
        response.setContentType(format.mediaType);
        response.setHeader(
                HttpHeaders.CONTENT_DISPOSITION,
                ContentDisposition.attachment()
                        .filename(format.fileName)
                        .build()
                        .toString());
        export.write(query.until(log.head()), format, response.getOutputStream());
    }

    private static Optional<Format> format(Parameters parameters, HttpServletRequest request) {
        Optional<String> asked = parameters.one("format");
        if (asked.isEmpty()) {
            return accepted(request);
        }
        return switch (asked.get()) {
            case "json" -> Optional.empty();
            case "jsonl" -> Optional.of(Format.JSON_LINES);
            case "csv" -> Optional.of(Format.CSV);
            default -> {
                parameters.wrong("format", "Erlaubt sind: json, jsonl, csv", "Allowed are: json, jsonl, csv");
                yield Optional.empty();
            }
        };
    }

    private static Optional<Format> accepted(HttpServletRequest request) {
        String accept = request.getHeader(HttpHeaders.ACCEPT);
        if (accept == null) {
            return Optional.empty();
        }
        List<MediaType> wanted;
        try {
            wanted = MediaType.parseMediaTypes(accept);
        } catch (InvalidMediaTypeException malformed) {
            return Optional.empty();
        }
        for (MediaType type : wanted) {
            switch (type.getType() + "/" + type.getSubtype()) {
                case "application/x-ndjson", "application/jsonl" -> {
                    return Optional.of(Format.JSON_LINES);
                }
                case "text/csv" -> {
                    return Optional.of(Format.CSV);
                }
                case "application/json", "*/*", "application/*" -> {
                    return Optional.empty();
                }
                default -> {}
            }
        }
        return Optional.empty();
    }
}
