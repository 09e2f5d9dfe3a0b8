package exchange.command.dispatch;

import exchange.event.account.Role;
import exchange.web.account.Caller;
import exchange.web.body.Errors;
import org.jspecify.annotations.Nullable;

/**
 * Says on whose word a request's command is sent. {@code channel}, {@code onBehalfOf} and {@code consent} are believed only from clerks and
 * partners.
 */
public final class Senders {

    private Senders() {}

    /** Adds an error for each of them that the caller may not say, and for a consent that was refused: nothing is kept then. */
    public static void check(Caller caller, Statement statement, Errors errors) {
        if (caller.role() == Role.CLERK || caller.role() == Role.PARTNER) {
            if (Boolean.FALSE.equals(statement.consent())) {
                errors.add(
                        "consent", "ohne Einwilligung wird nichts gespeichert", "nothing is stored without a consent");
            }
            return;
        }
        if (statement.consent() != null) {
            errors.add("consent", "nur von Sachbearbeitung und Netzwerken", "only from clerks and partners");
        }
        if (statement.channel() != null) {
            errors.add("channel", "nur von Sachbearbeitung und Netzwerken", "only from clerks and partners");
        }
        if (statement.onBehalfOf() != null) {
            errors.add("onBehalfOf", "nur von Sachbearbeitung und Netzwerken", "only from clerks and partners");
        }
    }

    /** The sender, with {@code onBehalfOf} sealed together with the command's texts. */
    public static Sender of(Caller caller, Statement statement, Sealing sealing) {
        String onBehalfOf = statement.onBehalfOf();
        Enum<?> reason = statement.reasonCode();
        return new Sender(
                caller.accountId(),
                caller.role(),
                channel(caller, statement.channel()),
                onBehalfOf == null ? null : sealing.text(onBehalfOf),
                reason == null ? null : reason.name(),
                Boolean.TRUE.equals(statement.consent()));
    }

    private static String channel(Caller caller, Statement.@Nullable Channel said) {
        if (said != null) {
            return said.name();
        }
        return caller.isAnonymous() ? "WEB_FORM" : "ACCOUNT";
    }
}
