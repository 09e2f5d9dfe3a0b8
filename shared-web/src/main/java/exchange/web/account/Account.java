package exchange.web.account;

import exchange.event.account.Role;
import org.jspecify.annotations.Nullable;

/** What has to be known of an account to let somebody in. */
record Account(
        String id,
        String login,
        String passwordHash,
        Role role,
        @Nullable String organisation) {

    LoggedIn loggedIn() {
        return new LoggedIn(id, login, role, organisation);
    }

    @Override
    public String toString() {
        return "Account[" + id + "]";
    }
}
