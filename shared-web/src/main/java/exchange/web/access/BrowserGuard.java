package exchange.web.access;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.security.web.csrf.CsrfTokenRequestHandler;
import org.springframework.security.web.csrf.XorCsrfTokenRequestAttributeHandler;
import org.springframework.security.web.util.matcher.RequestMatcher;

/**
 * Which requests have to carry a CSRF token: those that change something and either carry a session's cookie, or come, as the browser
 * says, from another site (a browser adds remembered Basic credentials to such requests too). Programs without a cookie need none.
 * Whoever has a session finds the token in the response header {@value #TOKEN} of every answer, and pages find it in the request.
 */
final class BrowserGuard implements RequestMatcher, CsrfTokenRequestHandler {

    static final String SESSION = "SESSION";

    private static final String TOKEN = "X-CSRF-TOKEN";
    private static final String ORIGIN = "Sec-Fetch-Site";
    private static final Set<String> SAFE = Set.of("GET", "HEAD", "OPTIONS", "TRACE");
    private static final Set<String> ELSEWHERE = Set.of("cross-site", "same-site");

    private final CsrfTokenRequestHandler masked = new XorCsrfTokenRequestAttributeHandler();

    @Override
    public boolean matches(HttpServletRequest request) {
        String origin = request.getHeader(ORIGIN);
        return request.getDispatcherType()
                        == DispatcherType.REQUEST // what is forwarded to the page of a refusal has been judged
                && !SAFE.contains(request.getMethod())
                && (carriesSession(request) || (origin != null && ELSEWHERE.contains(origin)));
    }

    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response, Supplier<CsrfToken> token) {
        masked.handle(request, response, token);
        if (carriesSession(request)
                && request.getSession(false) != null
                && request.getAttribute(CsrfToken.class.getName()) instanceof CsrfToken value) {
            response.setHeader(TOKEN, value.getToken());
        }
    }

    @Override
    public @Nullable String resolveCsrfTokenValue(HttpServletRequest request, CsrfToken token) {
        return masked.resolveCsrfTokenValue(request, token);
    }

    private static boolean carriesSession(HttpServletRequest request) {
        Cookie[] cookies = request.getCookies();
        if (cookies != null) {
            for (Cookie cookie : cookies) {
                if (cookie.getName().equals(SESSION)) {
                    return true;
                }
            }
        }
        return false;
    }
}
