package exchange.web.form;

import exchange.web.account.Caller;
import exchange.web.cookie.Cookies;
import exchange.web.limit.AnonymousAllowance;
import exchange.web.problem.Problem;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** Saves a form that is not finished, as it is: for the forms of the pages. */
@Hidden
@RestController
class DraftEndpoint {

    /** By which somebody without an account finds the last draft again, also after closing the browser. */
    static final String COOKIE = "DRAFT";

    private final KeptForms kept;
    private final AnonymousAllowance allowance;
    private final Cookies cookies;
    private final Clock clock;

    DraftEndpoint(KeptForms kept, AnonymousAllowance allowance, Cookies cookies, Clock clock) {
        this.kept = kept;
        this.allowance = allowance;
        this.cookies = cookies;
        this.clock = clock;
    }

    /** @param draft by which it is found again */
    record Saved(String draft, Instant keptUntil) {}

    @PostMapping("/api/drafts")
    Saved save(HttpServletRequest request, HttpServletResponse response, Caller caller) {
        String draft = kept(request, caller);
        if (caller.isAnonymous()) {
            cookies.keep(request, response, COOKIE, draft, "/", KeptForms.DRAFT);
        }
        return new Saved(draft, clock.instant().plus(KeptForms.DRAFT));
    }

    private String kept(HttpServletRequest request, Caller caller) {
        String draft = (String) request.getAttribute(FormPosts.DRAFT);
        Map<String, List<String>> values = values(request);
        if (draft == null || draft.isBlank()) {
            allowance.take(request, caller);
            return kept.keepDraft(caller, values);
        }
        if (!kept.keepDraftAgain(caller, draft, values)) {
            throw Problem.notFound();
        }
        return draft;
    }

    @DeleteMapping("/api/drafts/{draft}")
    ResponseEntity<Map<String, String>> delete(@PathVariable String draft, Caller caller) {
        kept.forget(draft, caller);
        return ResponseEntity.ok(Map.of());
    }

    @SuppressWarnings("unchecked") // set by FormPosts
    private static Map<String, List<String>> values(HttpServletRequest request) {
        Object values = request.getAttribute(FormPosts.VALUES);
        if (values == null) {
            throw Problem.notJson();
        }
        return (Map<String, List<String>>) values;
    }
}
