package exchange.command.mail;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Who is to be told, in which language.
 *
 * @param email null if there is none
 * @param languages both where it is not known
 */
record Addressee(String name, @Nullable String email, List<Locale> languages) {

    @Override
    public String toString() {
        return "Addressee[]";
    }
}
