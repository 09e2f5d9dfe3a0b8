package exchange.web.problem;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/** A request that is refused; answered as {@code application/problem+json} (RFC 9457). */
public final class Problem extends RuntimeException {

    private final HttpStatus status;
    private final @Nullable String rule;
    private final String german;
    private final String english;
    private final transient List<FieldError> errors;
    private final int retryAfter;

    private Problem(
            HttpStatus status,
            @Nullable String rule,
            String german,
            String english,
            List<FieldError> errors,
            int retryAfter) {
        super(english, null, false, false);
        this.status = status;
        this.rule = rule;
        this.german = german;
        this.english = english;
        this.errors = List.copyOf(errors);
        this.retryAfter = retryAfter;
    }

    /** 409: the command broke a rule. */
    public static Problem rule(String rule, String german, String english) {
        return new Problem(HttpStatus.CONFLICT, rule, german, english, List.of(), 0);
    }

    /** 400: every wrong and unknown field is named. */
    public static Problem malformed(List<FieldError> errors) {
        return new Problem(
                HttpStatus.BAD_REQUEST,
                null,
                "Die Anfrage enthält ungültige Angaben.",
                "The request has invalid fields.",
                errors,
                0);
    }

    /** 400 for one field. */
    public static Problem malformed(String field, String message) {
        return malformed(List.of(new FieldError(field, message)));
    }

    /** 404: there is nothing there that the caller may see. */
    public static Problem notFound() {
        return of(HttpStatus.NOT_FOUND);
    }

    /** 403: the caller may not do that. */
    public static Problem forbidden() {
        return of(HttpStatus.FORBIDDEN);
    }

    /** 401: the caller has to log in, or to show a valid secret link. */
    public static Problem unauthorized() {
        return of(HttpStatus.UNAUTHORIZED);
    }

    /** 412: what the caller saw ({@code If-Match}) is not how it stands any more. */
    public static Problem stale() {
        return of(HttpStatus.PRECONDITION_FAILED);
    }

    /** 413: the body has more bytes than are read. */
    public static Problem tooLarge() {
        return of(HttpStatus.CONTENT_TOO_LARGE);
    }

    /** 415: the body is not JSON in UTF-8. */
    public static Problem notJson() {
        return of(HttpStatus.UNSUPPORTED_MEDIA_TYPE);
    }

    /** 428: the command needs {@code If-Match} with the version that the caller saw. */
    public static Problem preconditionRequired() {
        return of(HttpStatus.PRECONDITION_REQUIRED);
    }

    /**
     * 429: too many requests.
     *
     * @param retryAfter after how many seconds to try again, at least 1
     */
    public static Problem tooMany(int retryAfter) {
        return later(HttpStatus.TOO_MANY_REQUESTS, retryAfter);
    }

    /**
     * 503: not now.
     *
     * @param retryAfter after how many seconds to try again, at least 1
     */
    public static Problem unavailable(int retryAfter) {
        return later(HttpStatus.SERVICE_UNAVAILABLE, retryAfter);
    }

    /** Any other refusal, in the words that its status has. */
    public static Problem of(HttpStatus status) {
        StatusText text = StatusText.of(status);
        return of(status, text.german(), text.english());
    }

    /** Any other refusal. */
    public static Problem of(HttpStatus status, String german, String english) {
        return new Problem(status, null, german, english, List.of(), 0);
    }

    private static Problem later(HttpStatus status, int retryAfter) {
        StatusText text = StatusText.of(status);
        return new Problem(status, null, text.german(), text.english(), List.of(), Math.max(1, retryAfter));
    }

    public HttpStatus status() {
        return status;
    }

    /** The rule's code; null unless the status is 409. */
    public @Nullable String rule() {
        return rule;
    }

    public String german() {
        return german;
    }

    public String english() {
        return english;
    }

    public List<FieldError> errors() {
        return errors;
    }

    /** After how many seconds to try again; 0 where that is not the point. */
    public int retryAfter() {
        return retryAfter;
    }
}
