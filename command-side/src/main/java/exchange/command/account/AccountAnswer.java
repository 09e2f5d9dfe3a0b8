package exchange.command.account;

import static java.util.Objects.requireNonNull;

import exchange.event.account.Role;
import exchange.web.account.AccountState;
import org.jspecify.annotations.Nullable;

/**
 * What a command on an account is answered with.
 *
 * @param role that it has, will have when it is confirmed, or had before it was closed
 * @param version how many events the account has
 */
record AccountAnswer(String id, AccountState state, Role role, long version) {

    static AccountAnswer of(String id, @Nullable Standing standing, long version) {
        Standing known = requireNonNull(standing, "An account that was asked something has a history");
        return new AccountAnswer(id, known.state(), known.role(), version);
    }
}
