package exchange.web.cookie;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;

/**
 * Makes the cookies of the exchange: no script reads them, no other site's form sends them along, and outside demo mode a browser never sends
 * them without TLS, whether or not a proxy has told this node that the client used it. Stateless.
 */
public final class Cookies {

    private final boolean alwaysSecure;

    Cookies(boolean alwaysSecure) {
        this.alwaysSecure = alwaysSecure;
    }

    /** Has a browser keep a value for the pages below a path. */
    public void keep(
            HttpServletRequest request,
            HttpServletResponse response,
            String name,
            String value,
            String path,
            Duration time) {
        response.addHeader(
                HttpHeaders.SET_COOKIE,
                ResponseCookie.from(name, value)
                        .httpOnly(true)
                        .secure(alwaysSecure || request.isSecure())
                        .sameSite("Lax")
                        .path(path)
                        .maxAge(time)
                        .build()
                        .toString());
    }
}
