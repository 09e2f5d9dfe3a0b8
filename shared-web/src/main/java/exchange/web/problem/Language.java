package exchange.web.problem;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import java.util.Locale;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.http.HttpHeaders;

/** The language of an answer: German, unless the caller prefers English. */
public enum Language {
    GERMAN(Locale.GERMAN),
    ENGLISH(Locale.ENGLISH);

    /** The cookie that keeps a choice: {@code de} or {@code en}. */
    public static final String CHOICE = "LANGUAGE";

    private final Locale locale;

    Language(Locale locale) {
        this.locale = locale;
    }

    public Locale locale() {
        return locale;
    }

    /** The one that the reader has chosen by a page's switch, else the first of both that {@code Accept-Language} names, by preference. */
    public static Language of(HttpServletRequest request) {
        Cookie[] cookies = request.getCookies();
        if (cookies != null) {
            for (Cookie cookie : cookies) {
                if (cookie.getName().equals(CHOICE)) {
                    return ENGLISH.locale.getLanguage().equals(cookie.getValue()) ? ENGLISH : GERMAN;
                }
            }
        }
        if (request.getHeader(HttpHeaders.ACCEPT_LANGUAGE) == null) {
            return GERMAN;
        }
        for (Locale wanted : Collections.list(request.getLocales())) {
            for (Language language : values()) {
                if (wanted.getLanguage().equals(language.locale.getLanguage())) {
                    return language;
                }
            }
        }
        return GERMAN;
    }

    /** The language of the request that this thread answers; German outside of one. */
    public static Language current() {
        var context = LocaleContextHolder.getLocaleContext();
        return context != null && ENGLISH.locale.equals(context.getLocale()) ? ENGLISH : GERMAN;
    }

    public String choose(String german, String english) {
        return this == ENGLISH ? english : german;
    }
}
