package exchange.query.page;

import exchange.web.account.Caller;
import exchange.web.form.FlatJson;
import exchange.web.form.KeptForm;
import exchange.web.form.KeptForms;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Opens forms for pages: {@code ?form=} names what was refused, {@code ?draft=} or a cookie what was saved. */
@Component
public class Forms {

    private static final String REFUSED = "form";
    private static final String ANSWER = "answer";
    private static final String DRAFT = "draft";
    private static final String DRAFT_COOKIE = "DRAFT";

    private final JsonMapper json;
    private final KeptForms kept;

    Forms(KeptForms kept, JsonMapper json) {
        this.kept = kept;
        this.json = json;
    }

    /** A form that begins empty. */
    public Form open(HttpServletRequest request, Caller caller) {
        return open(request, caller, Map.of());
    }

    /** A form that begins with what is known. */
    public Form open(HttpServletRequest request, Caller caller, Map<String, List<String>> known) {
        return new Form(known, kept.find(request.getParameter(REFUSED), caller).orElse(null));
    }

    /** A form that begins empty, whatever was refused: one of several on its page. */
    public Form blank() {
        return new Form(Map.of(), null);
    }

    /** What the form before this page was answered, by the fields of the answer; empty if it did not ask to keep that. */
    public Form answered(HttpServletRequest request, Caller caller) {
        return new Form(
                Map.of(), kept.find(request.getParameter(ANSWER), caller).orElse(null));
    }

    /** A form that begins with the draft that the request names, by parameter or cookie. */
    public Form openWithDraft(HttpServletRequest request, Caller caller, Map<String, List<String>> known) {
        Optional<KeptForm> refused = kept.find(request.getParameter(REFUSED), caller);
        return new Form(
                known, refused.or(() -> kept.find(draft(request), caller)).orElse(null));
    }

    /** By what the draft of this form is found; null if there is none yet. */
    public @Nullable String draftOf(HttpServletRequest request, Caller caller) {
        String draft = kept.find(request.getParameter(REFUSED), caller)
                .map(form -> form.values().get("_draft"))
                .map(List::getFirst)
                .orElseGet(() -> draft(request));
        return kept.find(draft, caller).isPresent() ? draft : null;
    }

    /** The values of an answer of the API, by field, as a form names them. */
    public Map<String, List<String>> values(Object answer) {
        return FlatJson.values(json.valueToTree(answer));
    }

    private static @Nullable String draft(HttpServletRequest request) {
        String named = request.getParameter(DRAFT);
        if (named != null) {
            return named;
        }
        Cookie[] cookies = request.getCookies();
        if (cookies != null) {
            for (Cookie cookie : cookies) {
                if (cookie.getName().equals(DRAFT_COOKIE)) {
                    return cookie.getValue();
                }
            }
        }
        return null;
    }
}
