package exchange.query.page;

import exchange.web.form.KeptForm;
import exchange.web.form.KeptForm.Refused;
import exchange.web.problem.FieldError;
import exchange.web.problem.Language;
import exchange.web.problem.Problem;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A form as it is shown: empty, filled with what is known, or with what was typed and what was wrong. */
public final class Form {

    private static final Pattern INDEX = Pattern.compile("\\[(\\d{1,2})]");

    private final String key = UUID.randomUUID().toString();
    private final Map<String, List<String>> values;
    private final @Nullable Refused refused;
    private final @Nullable Instant keptAt;
    private final Map<String, String> errors = new HashMap<>();

    /**
     * @param values by field
     * @param kept what was typed, instead of those values; null if nothing was
     */
    Form(Map<String, List<String>> values, @Nullable KeptForm kept) {
        this.values = kept == null ? values : kept.values();
        this.refused = kept == null ? null : kept.refused();
        this.keptAt = kept == null ? null : kept.keptAt();
        if (refused != null) {
            for (FieldError error : refused.errors()) {
                errors.putIfAbsent(error.field(), error.message());
            }
        }
    }

    /**
     * A form that asks and changes nothing, as a search does: with what was asked.
     *
     * @param refused what was wrong with it; null if nothing
     */
    public static Form ofQuestion(Map<String, List<String>> values, @Nullable Problem refused) {
        if (refused == null) {
            return new Form(values, null);
        }
        Language language = Language.current();
        String detail = language.choose(refused.german(), refused.english());
        Refused why = new Refused(
                refused.status().value(), detail, detail, refused.rule(), refused.errors(), refused.retryAfter());
        return new Form(values, new KeptForm(values, why, Instant.EPOCH));
    }

    /** What makes pressing the button twice one command. */
    public String key() {
        return key;
    }

    /** The value of a field; empty if there is none. */
    public String value(String field) {
        return values.getOrDefault(field, List.of("")).getFirst();
    }

    /** Whether a field has one of several values. */
    public boolean has(String field, String value) {
        return values.getOrDefault(field, List.of()).contains(value);
    }

    /** As {@link #has}, of a field that stands for a value while nothing is chosen. */
    public boolean has(String field, String value, String otherwise) {
        return values.containsKey(field) ? has(field, value) : value.equals(otherwise);
    }

    /** How many elements a list has, at least and at most as many as said. */
    public int rows(String list, int least, int most) {
        int rows = least;
        for (String name : values.keySet()) {
            if (name.startsWith(list + "[")) {
                Matcher index = INDEX.matcher(name);
                rows = index.find(list.length()) ? Math.max(rows, Integer.parseInt(index.group(1)) + 1) : rows;
            }
        }
        return Math.min(rows, most);
    }

    /** What is wrong with a field; null if nothing. */
    public @Nullable String error(String field) {
        return errors.get(field);
    }

    /** How many fields whose names begin like this are wrong. */
    public long errorsIn(String... beginnings) {
        return errors.keySet().stream()
                .filter(field -> List.of(beginnings).stream().anyMatch(field::startsWith))
                .count();
    }

    /** When what was typed was saved or refused; null if the form is new. */
    public @Nullable Instant keptAt() {
        return keptAt;
    }

    public boolean isRefused() {
        return refused != null;
    }

    /** Why the form was not taken; null if it was not sent yet. */
    public @Nullable Refused refused() {
        return refused;
    }
}
