package exchange.web.form;

import exchange.web.problem.FieldError;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What somebody typed into a form.
 *
 * @param values by field name, nested ones with dots and indices ({@code conformity[0].standard}), as the errors name them
 * @param refused why it was not taken; null for a draft
 */
public record KeptForm(
        Map<String, List<String>> values, @Nullable Refused refused, Instant keptAt) {

    public KeptForm {
        values = Map.copyOf(values);
    }

    /**
     * A refusal, in the language in which it was answered.
     *
     * @param rule the code of the rule that was broken; null unless the status is 409
     * @param retryAfter seconds after which to try again; 0 where that is not the point
     */
    public record Refused(
            int status,
            String title,
            String detail,
            @Nullable String rule,
            List<FieldError> errors,
            int retryAfter) {

        public Refused {
            errors = List.copyOf(errors);
        }
    }

    /** A draft in a list. */
    public record Draft(String id, KeptForm form) {}
}
