package exchange.command.account;

import exchange.event.account.AccountConfirmed;
import exchange.event.account.AccountCreated;
import exchange.event.account.AccountEvent;
import exchange.event.account.Role;
import exchange.event.account.RoleGranted;
import exchange.event.account.RoleRevoked;
import exchange.web.account.AccountState;
import org.jspecify.annotations.Nullable;

/** Where an account stands. */
sealed interface Standing {

    /** The role that it has, will have, or had. */
    Role role();

    AccountState state();

    /** Nobody has vouched for it yet. */
    record Waiting(Role role) implements Standing {

        @Override
        public AccountState state() {
            return AccountState.WAITING;
        }
    }

    record Open(Role role) implements Standing {

        @Override
        public AccountState state() {
            return AccountState.OPEN;
        }
    }

    record Closed(Role role) implements Standing {

        @Override
        public AccountState state() {
            return AccountState.CLOSED;
        }
    }

    /**
     * What an event makes of it. Whoever opens an account for themselves waits; what an administrator or the exchange opens is open.
     *
     * @param by the role of whoever did it
     * @param before null before the first event
     */
    static Standing after(AccountEvent event, Role by, @Nullable Standing before) {
        return switch (event) {
            case AccountCreated created ->
                by == Role.ADMIN || by == Role.SYSTEM ? new Open(created.role()) : new Waiting(created.role());
            case AccountConfirmed _ -> new Open(before == null ? Role.MEMBER : before.role());
            case RoleGranted granted -> new Open(granted.role());
            case RoleRevoked revoked -> new Closed(revoked.role());
        };
    }
}
