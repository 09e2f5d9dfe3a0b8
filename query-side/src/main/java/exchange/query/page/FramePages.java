package exchange.query.page;

import exchange.web.account.Caller;
import exchange.web.cookie.Cookies;
import exchange.web.form.LocalPath;
import exchange.web.problem.Language;
import exchange.web.problem.Problem;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** The way in: the first page, the login, the choice of a language. */
@PageController
class FramePages {

    private static final Duration LANGUAGE_KEPT = Duration.ofDays(365);

    private final Cookies cookies;

    FramePages(Cookies cookies) {
        this.cookies = cookies;
    }

    @GetMapping("/")
    String first(Caller caller) {
        return "redirect:"
                + switch (caller.role()) {
                    case CLERK, MODERATOR -> "/desk/queue";
                    case AUDITOR -> "/audit";
                    case ADMIN -> "/operations";
                    case MEMBER, PARTNER -> "/mine";
                    case AUTHORITY, ANONYMOUS, SYSTEM -> "/catalogue";
                };
    }

    @GetMapping("/login")
    String login(
            @RequestParam(required = false) @Nullable String then,
            @RequestParam(required = false) @Nullable String error,
            @RequestParam(required = false) @Nullable String logout,
            @RequestParam(required = false) @Nullable String changed,
            Model model) {
        model.addAttribute("then", LocalPath.of(then).orElse(""));
        model.addAttribute("failed", error != null);
        model.addAttribute("out", logout != null);
        model.addAttribute("changed", changed != null);
        return "login";
    }

    @GetMapping("/language/{code}")
    void language(
            @PathVariable String code,
            @RequestParam(required = false) @Nullable String to,
            HttpServletRequest request,
            HttpServletResponse response) {
        Language language = Arrays.stream(Language.values())
                .filter(known -> known.locale().getLanguage().equals(code))
                .findFirst()
                .orElseThrow(Problem::notFound);
        cookies.keep(request, response, Language.CHOICE, language.locale().getLanguage(), "/", LANGUAGE_KEPT);
        response.setStatus(HttpStatus.SEE_OTHER.value());
        response.setHeader(
                HttpHeaders.LOCATION,
                request.getContextPath() + LocalPath.of(to).orElse("/"));
    }
}
