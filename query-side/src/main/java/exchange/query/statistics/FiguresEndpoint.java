package exchange.query.statistics;

import exchange.query.statistics.Figures.Where;
import exchange.reference.Validity;
import exchange.web.account.Caller;
import exchange.web.problem.Language;
import exchange.web.read.Parameters;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.request.ServletWebRequest;

/**
 * {@code /api/figures}: for everyone, as JSON or as CSV. {@code GET /api/figures/supply-demand}, {@code /api/figures/gaps} ({@code product},
 * {@code unit}, {@code region}, {@code weeks} 1 to 12, {@code all}) and {@code /api/figures/service-levels}; the same as files beside the page.
 */
@RestController
class FiguresEndpoint {

    /** Counts up when answers change their shape, so that no kept copy is taken for current. */
    private static final int SHAPE = 1;

    private static final String CSV = "text/csv";
    private static final String CSV_FILE = ".csv";
    private static final MediaType CSV_TYPE = MediaType.parseMediaType("text/csv;charset=UTF-8");

    private interface Table {
        void write(FiguresCsv csv) throws IOException;
    }

    private final Figures figures;
    private final Clock clock;

    FiguresEndpoint(Figures figures, Clock clock) {
        this.figures = figures;
        this.clock = clock;
    }

    /** What is offered against what is needed, capacities over the next four weeks, by product. */
    @GetMapping(
            path = {"/api/figures/supply-demand", "/figures/supply-demand.csv"},
            produces = {MediaType.APPLICATION_JSON_VALUE, CSV})
    @Nullable
    SupplyDemand supplyDemand(Caller caller, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        Parameters parameters = Parameters.ofList(request);
        parameters.onePage();
        parameters.check();
        SupplyDemand found = figures.supplyDemand(request);
        return answer(found, found.version(), csv -> csv.supplyDemand(found), caller, request, response);
    }

    /** Where and when something is missing of a product, by district and week. */
    @GetMapping(
            path = {"/api/figures/gaps", "/figures/gaps.csv"},
            produces = {MediaType.APPLICATION_JSON_VALUE, CSV})
    @Nullable
    Gaps gaps(Caller caller, HttpServletRequest request, HttpServletResponse response) throws IOException {
        Parameters parameters = Parameters.ofList(request, "product", "unit", "region", "weeks", "all");
        Where where = figures.where(parameters);
        parameters.onePage();
        parameters.check();
        Gaps found = figures.gaps(request, where);
        return answer(found, found.version(), csv -> csv.gaps(found), caller, request, response);
    }

    /** How long it takes from the submission of a listing to its publication. */
    @GetMapping(
            path = {"/api/figures/service-levels", "/figures/service-levels.csv"},
            produces = {MediaType.APPLICATION_JSON_VALUE, CSV})
    @Nullable
    ServiceLevels serviceLevels(Caller caller, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        Parameters parameters = Parameters.ofList(request);
        parameters.onePage();
        parameters.check();
        ServiceLevels found = figures.serviceLevels(request);
        return answer(found, found.version(), csv -> csv.serviceLevels(found), caller, request, response);
    }

    private <T> @Nullable T answer(
            T found,
            String version,
            Table table,
            Caller caller,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        boolean asCsv = isCsv(request);
        response.setHeader(HttpHeaders.CACHE_CONTROL, caller.isAnonymous() ? "no-cache" : "private, no-cache");
        response.setHeader(HttpHeaders.VARY, "Accept, Accept-Language, Authorization, Cookie");
        LocalDate today = LocalDate.ofInstant(clock.instant(), Validity.ZONE);
        String validator = "W/\"%s-%d-%s-%s-%s\""
                .formatted(version, SHAPE, Language.of(request).locale(), today, asCsv ? "csv" : "json");
        if (new ServletWebRequest(request, response).checkNotModified(validator)) {
            return null;
        }
        if (!asCsv) {
            return found;
        }
        String path = request.getRequestURI();
        String name = path.substring(path.lastIndexOf('/') + 1);
        response.setContentType(CSV_TYPE.toString());
        response.setHeader(
                HttpHeaders.CONTENT_DISPOSITION,
                ContentDisposition.attachment()
                        .filename(name.endsWith(CSV_FILE) ? name : name + CSV_FILE)
                        .build()
                        .toString());
        table.write(new FiguresCsv(response.getWriter()));
        return null;
    }

    private static boolean isCsv(HttpServletRequest request) {
        if (request.getRequestURI().endsWith(CSV_FILE)) {
            return true;
        }
        String accept = request.getHeader(HttpHeaders.ACCEPT);
        try {
            return accept != null
                    && MediaType.parseMediaTypes(accept).stream()
                            .filter(type -> type.isCompatibleWith(MediaType.APPLICATION_JSON)
                                    || type.isCompatibleWith(CSV_TYPE))
                            .findFirst()
                            .filter(type ->
                                    !type.isWildcardType() && !type.isCompatibleWith(MediaType.APPLICATION_JSON))
                            .isPresent();
        } catch (InvalidMediaTypeException malformed) {
            return false;
        }
    }
}
