package exchange.web.read;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Locale;
import org.springframework.http.HttpHeaders;

/** The two languages that the exchange speaks. */
public enum Language {
    DE,
    EN;

    private static final List<String> TAGS = List.of("de", "en");

    /** What {@code Accept-Language} prefers of the two; German where it is missing, malformed or prefers neither. */
    public static Language of(HttpServletRequest request) {
        String accepted = request.getHeader(HttpHeaders.ACCEPT_LANGUAGE);
        if (accepted == null) {
            return DE;
        }
        try {
            String tag = Locale.lookupTag(Locale.LanguageRange.parse(accepted), TAGS);
            return "en".equals(tag) ? EN : DE;
        } catch (IllegalArgumentException malformed) {
            return DE;
        }
    }

    /** The language of a listing's words. */
    public static Language of(String tag) {
        return tag.equals("en") ? EN : DE;
    }

    /** One of two sentences that say the same. */
    public String pick(String german, String english) {
        return this == DE ? german : english;
    }

    /** {@code de} or {@code en}. */
    public String tag() {
        return this == DE ? "de" : "en";
    }
}
