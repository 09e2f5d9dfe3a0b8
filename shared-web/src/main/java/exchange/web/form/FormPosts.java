package exchange.web.form;

import exchange.web.account.Caller;
import exchange.web.form.KeptForm.Refused;
import exchange.web.limit.AnonymousAllowance;
import exchange.web.problem.FieldError;
import exchange.web.problem.Language;
import exchange.web.problem.Problem;
import exchange.web.problem.ProblemWriter;
import exchange.web.read.ReadAfter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.ContentCachingResponseWrapper;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Lets a browser's form do what a program does with JSON, and answers it with 303: on success to the page that the form names in
 * {@code _next}, with {@code ?after=N}; on a refusal back to the form, named in {@code _form}, with {@code ?form=} by which what was typed
 * and what was wrong are found again. Hidden fields: {@code _method}, {@code _version} ({@code If-Match}), {@code _key}
 * ({@code Idempotency-Key}), {@code _token} ({@code X-Manage-Token}), {@code _draft} (deleted on success), {@code _answer} (if filled, what was
 * answered is found again by {@code ?answer=}), {@code _website} (left empty by people). In {@code _next}, {@code {id}}, {@code {reference}}, {@code {manageToken}} and {@code {draft}} stand for what was answered.
 */
final class FormPosts extends OncePerRequestFilter {

    private static final Logger LOG = LoggerFactory.getLogger(FormPosts.class);

    /** A request attribute: what was typed, by field, without hidden fields. */
    static final String VALUES = FormPosts.class.getName() + ".values";

    static final String DRAFT = "_draft";
    private static final String ANSWER = "_answer";
    private static final String TRAP = "_website";
    private static final String DRAFTS = "/api/drafts";
    private static final int MOST = 64 * 1024;
    private static final int RETRY_AFTER_SECONDS = 10;
    private static final Set<String> METHODS = Set.of("PUT", "DELETE");
    private static final Pattern PLACE =
            Pattern.compile("\\{(id|reference|manageToken|draft)}|%7B(id|reference|manageToken|draft)%7D");

    private final JsonMapper json = JsonMapper.builder().build();
    private final KeptForms kept;
    private final AnonymousAllowance allowance;
    private final ProblemWriter problems;

    FormPosts(KeptForms kept, AnonymousAllowance allowance, ProblemWriter problems) {
        this.kept = kept;
        this.allowance = allowance;
        this.problems = problems;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        String type = request.getContentType();
        return !"POST".equals(request.getMethod())
                || type == null
                || !type.toLowerCase(Locale.ROOT).startsWith(MediaType.APPLICATION_FORM_URLENCODED_VALUE)
                || !request.getRequestURI().startsWith(request.getContextPath() + "/api/");
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (request.getContentLengthLong() > MOST) {
            problems.write(request, response, Problem.tooLarge());
            return;
        }
        Map<String, String[]> sent = sent(request);
        if (sent.isEmpty() || sent.keySet().stream().anyMatch(FormPosts::isJson)) {
            chain.doFilter(request, response);
            return;
        }
        Map<String, String> hidden = new HashMap<>();
        Map<String, String[]> fields = new LinkedHashMap<>();
        sent.forEach((name, values) -> {
            if (name.startsWith("_")) {
                hidden.put(name, values[values.length - 1]); // a button's own wins over the form's
            } else {
                fields.put(name, values);
            }
        });
        FormTree tree = new FormTree(fields);
        FormRequest asked = new FormRequest(
                request,
                method(hidden.getOrDefault("_method", "")),
                headers(hidden),
                json.writeValueAsBytes(tree.json()));
        asked.setAttribute(VALUES, tree.values());
        asked.setAttribute(DRAFT, hidden.get(DRAFT));
        ContentCachingResponseWrapper answer = new ContentCachingResponseWrapper(response);
        if (hidden.getOrDefault(TRAP, "").isBlank()) {
            chain.doFilter(asked, answer);
        } else {
            problems.write(asked, answer, trapped(Language.of(request)));
        }
        String location;
        try {
            location = location(asked, answer, hidden, tree.values());
        } catch (Problem cannotBeKept) {
            beginAnew(response);
            problems.write(request, response, cannotBeKept);
            return;
        }
        redirect(asked, response, location);
    }

    /** An answer whose stream was asked for already can have a writer once more; its headers stay. */
    private static void beginAnew(HttpServletResponse response) {
        Map<String, List<String>> headers = new LinkedHashMap<>();
        response.getHeaderNames().forEach(name -> headers.put(name, List.copyOf(response.getHeaders(name))));
        response.reset();
        headers.forEach((name, values) -> values.forEach(value -> response.addHeader(name, value)));
    }

    /** What the body says; parameters of the address are not fields. */
    private static Map<String, String[]> sent(HttpServletRequest request) {
        Map<String, String[]> sent = new LinkedHashMap<>(request.getParameterMap());
        String query = request.getQueryString();
        if (query != null) {
            for (String pair : query.split("&", -1)) {
                sent.remove(pair.split("=", 2)[0]);
            }
        }
        return sent;
    }

    /** Programs that forget to say that they send JSON are told so, not redirected. */
    private static boolean isJson(String name) {
        return name.startsWith("{") || name.startsWith("[");
    }

    private static String method(String hidden) {
        return METHODS.contains(hidden) ? hidden : "POST";
    }

    private static Map<String, String> headers(Map<String, String> hidden) {
        Map<String, String> headers = new HashMap<>();
        putIfFilled(headers, HttpHeaders.IF_MATCH, hidden.get("_version"), "\"%s\"");
        putIfFilled(headers, "Idempotency-Key", hidden.get("_key"), "%s");
        putIfFilled(headers, "X-Manage-Token", hidden.get("_token"), "%s");
        return headers;
    }

    private static void putIfFilled(Map<String, String> headers, String name, @Nullable String value, String format) {
        if (value != null && !value.isBlank()) {
            headers.put(name, format.formatted(value.strip()));
        }
    }

    private String location(
            HttpServletRequest request,
            ContentCachingResponseWrapper answer,
            Map<String, String> hidden,
            Map<String, List<String>> values) {
        JsonNode said = parse(answer.getContentAsByteArray());
        return answer.getStatus() < HttpStatus.MULTIPLE_CHOICES.value()
                ? done(request, answer.getHeader(ReadAfter.POSITION), hidden, said)
                : LocalPath.with(form(request, hidden), "form", refused(request, answer, hidden, values, said));
    }

    /** What is done is done, also where the draft of it cannot be deleted or its answer not be kept now. */
    private String done(
            HttpServletRequest request,
            @Nullable String position,
            Map<String, String> hidden,
            @Nullable JsonNode said) {
        String next = LocalPath.of(hidden.get("_next"))
                .flatMap(path -> LocalPath.of(filled(path, said)))
                .orElseGet(() -> filled("/listings/{id}", said));
        try {
            if (!request.getRequestURI().startsWith(request.getContextPath() + DRAFTS)) {
                kept.forget(hidden.get(DRAFT), caller(request)); // it has become what it was to be
            }
            if (said != null && !hidden.getOrDefault(ANSWER, "").isBlank()) {
                allowance.take(request, caller(request));
                next = LocalPath.with(next, "answer", kept.keepAnswer(caller(request), FlatJson.values(said)));
            }
        } catch (DataAccessException | Problem notNow) {
            LOG.warn("A form was answered, but its draft stays or its answer is not shown", notNow);
        }
        return position == null ? next : LocalPath.with(next, "after", position);
    }

    /**
     * By what the form is found again.
     *
     * @throws Problem if it cannot be kept: 429 or 503
     */
    private String refused(
            HttpServletRequest request,
            ContentCachingResponseWrapper answer,
            Map<String, String> hidden,
            Map<String, List<String>> values,
            @Nullable JsonNode said) {
        Map<String, List<String>> typed = new HashMap<>(values);
        typed.keySet().removeIf(FormPosts::isSecret);
        String draft = hidden.get(DRAFT);
        if (draft != null && !draft.isBlank() && answer.getStatus() != HttpStatus.NOT_FOUND.value()) {
            typed.put(DRAFT, List.of(draft));
        }
        Caller caller = caller(request);
        allowance.take(request, caller);
        try {
            return kept.keepRefused(caller, typed, refused(answer, said));
        } catch (DataAccessException notNow) {
            LOG.warn("A refused form cannot be kept", notNow);
            throw Problem.unavailable(RETRY_AFTER_SECONDS);
        }
    }

    /** Passwords, and what stands for one. */
    private static boolean isSecret(String name) {
        return name.equals("token") || name.toLowerCase(Locale.ROOT).contains("password");
    }

    /** Drafts of the anonymous are found by their secret alone. */
    private static Caller caller(HttpServletRequest request) {
        return request.getAttribute(Caller.class.getName()) instanceof Caller caller ? caller : Caller.ANONYMOUS;
    }

    private static String form(HttpServletRequest request, Map<String, String> hidden) {
        return LocalPath.of(hidden.get("_form"))
                .or(() -> referrer(request))
                .orElseGet(() -> request.getRequestURI().endsWith("/api/listings") ? "/submit" : "/catalogue");
    }

    private static Optional<String> referrer(HttpServletRequest request) {
        String referrer = request.getHeader(HttpHeaders.REFERER);
        if (referrer == null) {
            return Optional.empty();
        }
        try {
            URI page = URI.create(referrer);
            return request.getServerName().equals(page.getHost()) ? LocalPath.of(page.getRawPath()) : Optional.empty();
        } catch (IllegalArgumentException noAddress) {
            return Optional.empty();
        }
    }

    private static String filled(String next, @Nullable JsonNode said) {
        return PLACE.matcher(next).replaceAll(place -> {
            String name = place.group(1) == null ? place.group(2) : place.group(1);
            JsonNode value = said == null ? null : said.get(name);
            return Matcher.quoteReplacement(
                    value == null || value.isNull() ? "" : URLEncoder.encode(value.asString(), StandardCharsets.UTF_8));
        });
    }

    private @Nullable JsonNode parse(byte[] body) {
        try {
            return body.length == 0 ? null : json.readTree(body);
        } catch (JacksonException notJson) {
            return null;
        }
    }

    private static Refused refused(ContentCachingResponseWrapper answer, @Nullable JsonNode said) {
        String retryAfter = answer.getHeader(HttpHeaders.RETRY_AFTER);
        List<FieldError> errors = new ArrayList<>();
        if (said != null) {
            for (JsonNode error : said.path("errors")) {
                errors.add(new FieldError(
                        error.path("field").asString(), error.path("message").asString()));
            }
        }
        return new Refused(
                answer.getStatus(),
                text(said, "title"),
                text(said, "detail"),
                said != null && said.has("rule") ? said.get("rule").asString() : null,
                errors,
                retryAfter == null ? 0 : Integer.parseInt(retryAfter));
    }

    private static String text(@Nullable JsonNode said, String name) {
        return said == null ? "" : said.path(name).asString("");
    }

    private static Problem trapped(Language language) {
        return Problem.malformed(
                TRAP,
                language.choose(
                        "Dieses Feld ist für Menschen unsichtbar; bitte lassen Sie es leer.",
                        "People do not see this field; please leave it empty."));
    }

    private static void redirect(HttpServletRequest request, HttpServletResponse response, String location) {
        response.setStatus(HttpStatus.SEE_OTHER.value());
        response.setHeader(HttpHeaders.LOCATION, request.getContextPath() + location);
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        response.setContentType(null);
        response.setContentLength(0);
    }
}
