package exchange.command.mail;

import java.util.List;
import java.util.Locale;

/** A mail as it is sent. It is never stored. */
record Letter(String id, String to, String subject, String text, List<Locale> languages) {

    @Override
    public String toString() {
        return "Letter[" + id + "]";
    }
}
