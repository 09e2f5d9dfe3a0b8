package exchange.query.page;

import exchange.web.account.Caller;
import exchange.web.problem.Language;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import org.springframework.http.HttpHeaders;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;

/** Gives every page its frame. Pages are the reader's own, and are not kept by anybody in between. */
@ControllerAdvice(annotations = PageController.class)
class PageAdvice {

    /** Parameters of what was just done. */
    private static final List<String> OF_AN_ANSWER = List.of("after", "form", "answer");

    private final SiteSettings settings;
    private final Wording wording;

    PageAdvice(SiteSettings settings, Wording wording) {
        this.settings = settings;
        this.wording = wording;
    }

    @ModelAttribute("say")
    Wording say() {
        return wording;
    }

    @ModelAttribute("site")
    Site site(HttpServletRequest request, HttpServletResponse response, Caller caller) {
        if (response.getHeader(HttpHeaders.CACHE_CONTROL) == null) {
            response.setHeader(HttpHeaders.CACHE_CONTROL, "private, no-cache");
        }
        response.setHeader(HttpHeaders.VARY, "Accept-Language, Cookie, HX-Request");
        Language language = Language.of(request);
        response.setHeader(HttpHeaders.CONTENT_LANGUAGE, language.locale().getLanguage());
        Object asked = request.getAttribute(RequestDispatcher.FORWARD_REQUEST_URI);
        String path = (asked instanceof String original ? original : request.getRequestURI())
                .substring(request.getContextPath().length());
        return new Site(
                language.locale().getLanguage(),
                language.choose(settings.title(), settings.titleEn()),
                language.choose(settings.publisher(), settings.publisherEn()),
                settings.sender(),
                settings.hotline(),
                path,
                here(path, request.getQueryString(), OF_AN_ANSWER),
                here(path, request.getQueryString(), List.of("after")),
                caller.login(),
                caller.role(),
                Site.navigation(caller, path));
    }

    private static String here(String path, String query, List<String> without) {
        if (query == null) {
            return path;
        }
        StringBuilder kept = new StringBuilder();
        for (String pair : query.split("&", -1)) {
            if (!without.contains(pair.split("=", 2)[0])) {
                kept.append(kept.isEmpty() ? "?" : "&").append(pair);
            }
        }
        return path + kept;
    }
}
