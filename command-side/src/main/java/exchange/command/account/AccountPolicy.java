package exchange.command.account;

import exchange.event.account.AccountConfirmed;
import exchange.event.account.AccountCreated;
import exchange.event.account.AccountEvent;
import exchange.event.account.RoleGranted;
import exchange.event.account.RoleRevoked;
import exchange.web.account.AccountRegister;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.springframework.stereotype.Component;

/**
 * What the history has decided about an account holds at the door: who was confirmed gets in, who has lost a role does not, and sessions
 * of the role before end.
 */
@Component
@ProcessingGroup(AccountPolicy.GROUP)
class AccountPolicy {

    static final String GROUP = "accounts";

    private final AccountRegister register;

    AccountPolicy(AccountRegister register) {
        this.register = register;
    }

    @EventHandler
    void on(AccountEvent event) {
        switch (event) {
            case AccountCreated _ -> {
                // the register had it first
            }
            case AccountConfirmed confirmed -> register.confirmed(confirmed.accountId());
            case RoleGranted granted -> register.granted(granted.accountId(), granted.role());
            case RoleRevoked revoked -> register.revoked(revoked.accountId());
        }
    }
}
