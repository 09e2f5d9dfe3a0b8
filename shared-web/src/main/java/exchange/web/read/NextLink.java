package exchange.web.read;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;

/** The {@code Link} header of RFC 8288 that leads from a page to the next one. */
public final class NextLink {

    private NextLink() {}

    /**
     * Adds the header, relative to the host: the same request with another cursor.
     *
     * @param next the next page's cursor; at the end there is none, and no header
     */
    public static void add(HttpServletRequest request, HttpServletResponse response, @Nullable String next) {
        if (next == null) {
            return;
        }
        StringJoiner query = new StringJoiner("&", request.getRequestURI() + "?", "");
        request.getParameterMap().forEach((name, values) -> {
            if (!name.equals("cursor")) {
                for (String value : values) {
                    query.add(encoded(name) + "=" + encoded(value));
                }
            }
        });
        query.add("cursor=" + encoded(next));
        response.addHeader(HttpHeaders.LINK, "<" + query + ">; rel=\"next\"");
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
