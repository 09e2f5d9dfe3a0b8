package exchange.web.problem;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import tools.jackson.databind.json.JsonMapper;

/** Answers a request with a problem, wherever it was refused: in a controller, a filter or the server itself. Stateless. */
public final class ProblemWriter {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String BASIC = "Basic realm=\"exchange\", charset=\"UTF-8\"";

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
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        response.setHeader(HttpHeaders.CONTENT_LANGUAGE, language.locale().getLanguage());
        response.addHeader(HttpHeaders.VARY, HttpHeaders.ACCEPT_LANGUAGE);
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        response.setHeader("X-Content-Type-Options", "nosniff");
        if (problem.status() == HttpStatus.UNAUTHORIZED) {
            response.setHeader(HttpHeaders.WWW_AUTHENTICATE, BASIC);
        }
        if (problem.retryAfter() > 0) {
            response.setHeader(HttpHeaders.RETRY_AFTER, Integer.toString(problem.retryAfter()));
        }
        byte[] json = json(problem, language, incident);
        response.setContentLength(json.length);
        response.getOutputStream().write(json);
        response.flushBuffer();
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
