package exchange.query;

import exchange.event.account.Role;
import org.jspecify.annotations.Nullable;

/**
 * Somebody of the cast.
 *
 * @param id the opaque id of the account
 */
public record Actor(
        String id, String login, Role role, @Nullable String organisation) {

    /** Somebody without an account. */
    public static final Actor NOBODY = new Actor("anonymous", "", Role.ANONYMOUS, null);

    /** The exchange itself. */
    public static final Actor EXCHANGE = new Actor("system", "", Role.SYSTEM, null);

    Actor(String login, Role role, @Nullable String organisation) {
        this("", login, role, organisation);
    }

    Actor withId(String opaque) {
        return new Actor(opaque, login, role, organisation);
    }
}
