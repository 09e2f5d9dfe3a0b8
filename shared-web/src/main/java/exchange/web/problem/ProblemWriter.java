package exchange.web.problem;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import tools.jackson.databind.json.JsonMapper;

/**
 * Answers a request with a problem, wherever it was refused: in a controller, a filter or the server itself; as a page where a person asked
 * for one. Stateless.
 */
public final class ProblemWriter {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String BASIC = "Basic realm=\"exchange\", charset=\"UTF-8\"";

    /** Sent by the script of a page: to a challenge the browser would answer with a window of its own that asks for a password. */
    private static final String SCRIPT = "HX-Request";

    /** The body of every refusal, as {@code application/problem+json}. */
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    public record ProblemBody(
            String type,
            String title,
            int status,
            String detail,
            @Nullable String rule,
            Texts texts,
            List<FieldError> errors,
            @Nullable String incident) {}

    /** The detail in both languages. */
    public record Texts(String de, String en) {}

    private final Supplier<@Nullable ProblemPage> pages;

    /** Writes JSON only. */
    ProblemWriter() {
        this(() -> null);
    }

    /** @param pages null if this node renders none */
    ProblemWriter(Supplier<@Nullable ProblemPage> pages) {
        this.pages = pages;
    }

    /** Writes the problem, unless the answer has begun already. */
    public void write(HttpServletRequest request, HttpServletResponse response, Problem problem) throws IOException {
        write(request, response, problem, null);
    }

    void write(HttpServletRequest request, HttpServletResponse response, Problem problem, @Nullable String incident)
            throws IOException {
        if (response.isCommitted()) {
            return;
        }
        Language language = Language.of(request);
        response.resetBuffer();
        response.setStatus(problem.status().value());
        response.setHeader(HttpHeaders.CONTENT_LANGUAGE, language.locale().getLanguage());
        response.addHeader(HttpHeaders.VARY, HttpHeaders.ACCEPT_LANGUAGE);
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        response.setHeader("X-Content-Type-Options", "nosniff");
        ProblemPage page = isForPerson(request) ? pages.get() : null;
        if (problem.status() == HttpStatus.UNAUTHORIZED && page == null && request.getHeader(SCRIPT) == null) {
            response.setHeader(HttpHeaders.WWW_AUTHENTICATE, BASIC);
        }
        if (problem.retryAfter() > 0) {
            response.setHeader(HttpHeaders.RETRY_AFTER, Integer.toString(problem.retryAfter()));
        }
        if (page != null) {
            page.show(request, response, problem, incident);
            return;
        }
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        byte[] json = json(problem, language, incident);
        response.setContentLength(json.length);
        response.getOutputStream().write(json);
        response.flushBuffer();
    }

    /** Whether a browser asked for a page: HTML before anything else, and of the API nothing but what follows a form. */
    public static boolean isForPerson(HttpServletRequest request) {
        String accept = request.getHeader(HttpHeaders.ACCEPT);
        String path = request.getRequestURI().substring(request.getContextPath().length());
        return accept != null
                && accept.startsWith(MediaType.TEXT_HTML_VALUE)
                && (!path.startsWith("/api/") || isForm(request))
                && !path.startsWith("/actuator/");
    }

    private static boolean isForm(HttpServletRequest request) {
        String type = request.getContentType();
        return type != null && type.startsWith(MediaType.APPLICATION_FORM_URLENCODED_VALUE);
    }

    /** Through a string, because a message may quote half a surrogate pair, which a stream of UTF-8 refuses. */
    static byte[] json(Problem problem, Language language, @Nullable String incident) {
        StatusText text = StatusText.of(problem.status());
        String rule = problem.rule();
        ProblemBody body = new ProblemBody(
                rule == null
                        ? "urn:exchange:problem:" + StatusText.kebab(problem.status())
                        : "urn:exchange:rule:" + rule,
                language.choose(text.germanTitle(), text.englishTitle()),
                problem.status().value(),
                language.choose(problem.german(), problem.english()),
                rule,
                new Texts(problem.german(), problem.english()),
                problem.errors(),
                incident);
        return JSON.writeValueAsString(body).getBytes(StandardCharsets.UTF_8);
    }
}
