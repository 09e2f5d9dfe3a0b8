package exchange.web.problem;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import java.util.Locale;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.http.HttpHeaders;

/** The language of an answer: German, unless the caller prefers English. */
public enum Language {
    GERMAN(Locale.GERMAN),
    ENGLISH(Locale.ENGLISH);

    private final Locale locale;

    Language(Locale locale) {
        this.locale = locale;
    }

    public Locale locale() {
        return locale;
    }

    /** The first of both that {@code Accept-Language} names, by preference. */
    public static Language of(HttpServletRequest request) {
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
