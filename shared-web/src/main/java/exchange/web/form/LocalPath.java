package exchange.web.form;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Where a form or a login may send a reader: to another page of ours, and nowhere else. */
public final class LocalPath {

    private static final int LONGEST = 2_000;

    private LocalPath() {}

    /** The path with its query, if it is one of ours. */
    public static Optional<String> of(@Nullable String given) {
        return given != null
                        && given.length() <= LONGEST
                        && given.startsWith("/")
                        && !given.startsWith("//")
                        && given.chars().allMatch(character -> character > ' ' && character < 0x7f && character != '\\')
                ? Optional.of(given)
                : Optional.empty();
    }

    /** The path with one more parameter, ahead of a fragment. */
    public static String with(String path, String name, String value) {
        int hash = path.indexOf('#');
        String page = hash < 0 ? path : path.substring(0, hash);
        String fragment = hash < 0 ? "" : path.substring(hash);
        return page + (page.indexOf('?') < 0 ? "?" : "&") + name + "=" + value + fragment;
    }
}
