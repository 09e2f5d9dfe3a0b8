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

    private Problem(HttpStatus status, @Nullable String rule, String german, String english, List<FieldError> errors) {
        super(english, null, false, false);
        this.status = status;
        this.rule = rule;
        this.german = german;
        this.english = english;
        this.errors = List.copyOf(errors);
    }

    /** 409: the command broke a rule. */
    public static Problem rule(String rule, String german, String english) {
        return new Problem(HttpStatus.CONFLICT, rule, german, english, List.of());
    }

    /** 400: every wrong and unknown field is named. */
    public static Problem malformed(List<FieldError> errors) {
        return new Problem(
                HttpStatus.BAD_REQUEST,
                null,
                "Die Anfrage enthält ungültige Angaben.",
                "The request has invalid fields.",
                errors);
    }

    /** 400 for one field. */
    public static Problem malformed(String field, String message) {
        return malformed(List.of(new FieldError(field, message)));
    }

    /** 404: there is nothing there that the caller may see. */
    public static Problem notFound() {
        return new Problem(
                HttpStatus.NOT_FOUND, null, "Das gibt es hier nicht.", "There is no such thing here.", List.of());
    }

    /** 403: the caller may not do that. */
    public static Problem forbidden() {
        return new Problem(
                HttpStatus.FORBIDDEN, null, "Dazu fehlt Ihnen das Recht.", "You may not do that.", List.of());
    }

    /** 401: the caller has to log in, or to show a valid secret link. */
    public static Problem unauthorized() {
        return new Problem(HttpStatus.UNAUTHORIZED, null, "Bitte melden Sie sich an.", "Please log in.", List.of());
    }

    /** Any other refusal. */
    public static Problem of(HttpStatus status, String german, String english) {
        return new Problem(status, null, german, english, List.of());
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
}
