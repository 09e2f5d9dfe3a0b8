package exchange.web.body;

import exchange.web.problem.FieldError;
import exchange.web.problem.Language;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What is wrong with a body, field by field: the first complaint about each. */
public final class Errors {

    private static final int MOST = 50;
    private static final int LONGEST = 200;

    private final Map<String, String> messages = new LinkedHashMap<>();
    private final Language language;

    Errors(Language language) {
        this.language = language;
    }

    /**
     * Adds a complaint, unless there is one about this field or something in it.
     *
     * @param field its path, nested ones with dots ({@code quantity.amount})
     */
    public void add(String field, String german, String english) {
        add(field, language.choose(german, english));
    }

    /** Whether something is wrong with a field or something in it. */
    public boolean has(String field) {
        return messages.keySet().stream().anyMatch(known -> isWithin(known, field));
    }

    void add(String field, String message) {
        if (messages.size() < MOST && !has(field)) {
            messages.put(field, message);
        }
    }

    boolean isEmpty() {
        return messages.isEmpty();
    }

    /** At most {@value #MOST}. */
    List<FieldError> all() {
        return messages.entrySet().stream()
                .map(entry -> new FieldError(shown(entry.getKey()), entry.getValue()))
                .toList();
    }

    private static boolean isWithin(String known, String field) {
        return known.equals(field) || known.startsWith(field + ".") || known.startsWith(field + "[");
    }

    private static String shown(String field) {
        return field.length() <= LONGEST ? field : field.substring(0, LONGEST) + "…";
    }
}
