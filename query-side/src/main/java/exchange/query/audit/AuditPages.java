package exchange.query.audit;

import exchange.query.Ask;
import exchange.query.audit.AuditTrail.FindReferences;
import exchange.query.audit.AuditTrail.Found;
import exchange.query.audit.AuditTrail.References;
import exchange.query.model.ReadModels;
import exchange.query.page.Form;
import exchange.query.page.PageController;
import exchange.query.page.Wording;
import exchange.web.problem.Problem;
import exchange.web.read.Cursor;
import exchange.web.read.Parameters;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** The audit trail as a page: {@code GET /audit}. */
@PageController
class AuditPages {

    private static final int SIZE = 50;
    private static final String[] PARAMETERS = Stream.concat(AuditFilter.NAMES.stream(), Stream.of(Order.PARAMETER))
            .toArray(String[]::new);

    /**
     * An event in the table.
     *
     * @param reference of its listing; null where it has none
     * @param words what it says, in a few lines
     * @param data what it says, whole
     */
    record Row(AuditEvent event, @Nullable String reference, List<String> words, String data) {}

    private final Ask ask;
    private final ReadModels models;
    private final Cursor cursors;
    private final Wording wording;
    private final EventWords words;

    AuditPages(Ask ask, ReadModels models, Cursor cursors, Wording wording, EventWords words) {
        this.ask = ask;
        this.models = models;
        this.cursors = cursors;
        this.wording = wording;
        this.words = words;
    }

    @GetMapping("/audit")
    String trail(HttpServletRequest request, HttpServletResponse response, Model model) {
        Parameters parameters = Parameters.ofList(request, PARAMETERS);
        AuditFilter filter = AuditFilter.ofPage(parameters);
        boolean newestFirst = Order.isNewestFirst(parameters, Order.NEWEST);
        int size = parameters.number("size", 1, Parameters.MOST).orElse(SIZE);
        String fingerprint = parameters.fingerprint();
        long after = parameters
                .cursor(cursors, fingerprint)
                .map(key -> Long.parseLong(key.getFirst()))
                .orElse(0L);
        FilterLinks links = new FilterLinks(filter, newestFirst, wording);
        model.addAttribute("filter", filter);
        model.addAttribute("newestFirst", newestFirst);
        model.addAttribute("addresses", links);
        model.addAttribute("types", AuditFilter.TYPES);
        model.addAttribute("roles", AuditFilter.ROLES);
        model.addAttribute("channels", AuditFilter.CHANNELS);
        model.addAttribute("reasons", AuditFilter.REASONS);
        try {
            parameters.check();
        } catch (Problem wrong) {
            response.setStatus(HttpStatus.BAD_REQUEST.value());
            model.addAttribute("form", Form.ofQuestion(Filled.of(request, PARAMETERS), wrong));
            return "audit/trail";
        }
        model.addAttribute("form", Form.ofQuestion(links.values(), null));
        FindAuditEvents query =
                new FindAuditEvents(filter, newestFirst, after, Long.MAX_VALUE, size, parameters.language());
        models.answer(Audit.NAME, generation -> {
            Found found = ask.one(new FindAuditEvents.In(generation, query), Found.class);
            Set<String> listings = found.events().stream()
                    .map(AuditEvent::listing)
                    .flatMap(Stream::ofNullable)
                    .collect(Collectors.toCollection(TreeSet::new));
            listings.addAll(filter.listings().stream().filter(AuditFilter::isId).toList());
            Map<String, String> references = ask.one(new FindReferences(generation, listings), References.class)
                    .byListing();
            model.addAttribute("rows", rows(found.events(), references));
            model.addAttribute("chips", links.chips(references));
            if (found.more()) {
                String cursor = cursors.write(
                        fingerprint,
                        List.of(String.valueOf(found.events().getLast().position())));
                model.addAttribute("next", links.page(cursor, request.getParameter("size")));
            }
            return found;
        });
        model.addAttribute("first", after == 0);
        return "audit/trail";
    }

    private List<Row> rows(List<AuditEvent> events, Map<String, String> references) {
        List<Row> rows = new ArrayList<>();
        for (AuditEvent event : events) {
            String listing = event.listing();
            rows.add(new Row(
                    event,
                    listing == null ? null : references.getOrDefault(listing, listing),
                    words.of(event),
                    event.data().toPrettyString()));
        }
        return rows;
    }
}
