package exchange.web.account;

import exchange.event.account.Role;
import java.io.Serializable;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.AuthenticatedPrincipal;

/**
 * Who has logged in, as a session remembers it: no name, no address, nothing personal.
 *
 * @param organisation the opaque id of the organisation for which the account speaks
 */
public record LoggedIn(
        String accountId, String login, Role role, @Nullable String organisation)
        implements AuthenticatedPrincipal, Serializable {

    /** The account's opaque id; by it all sessions of an account are found. */
    @Override
    public String getName() {
        return accountId;
    }
}
