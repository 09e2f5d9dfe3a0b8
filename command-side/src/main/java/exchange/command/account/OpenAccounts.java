package exchange.command.account;

import exchange.command.account.AccountHistory.CreateAccount;
import exchange.command.dispatch.CommandGate;
import exchange.command.dispatch.Sealing;
import exchange.command.dispatch.Sender;
import exchange.event.account.Role;
import exchange.log.CommandId;
import exchange.privacy.Vault;
import exchange.web.account.Accounts;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Opens accounts: the erasable part first, then its mark in the history. Opening one twice is opening it once, also after a crash between. */
@Component
public class OpenAccounts {

    private final Accounts accounts;
    private final CommandGate gate;
    private final Vault vault;

    OpenAccounts(Accounts accounts, CommandGate gate, Vault vault) {
        this.accounts = accounts;
        this.gate = gate;
        this.vault = vault;
    }

    /**
     * Opens an account, or finds the one with this login.
     *
     * @param name of the person, kept sealed
     * @param organisation the opaque id of the organisation for which the account speaks
     * @return the opaque id of the account
     */
    public String open(String login, String name, String password, Role role, @Nullable String organisation) {
        String id = accounts.create(login, name, password, role, organisation);
        gate.send(
                new CreateAccount(id, role, organisation),
                Sender.SYSTEM,
                CommandId.of(Sender.SYSTEM.actor(), "open account " + id),
                null,
                new Sealing(vault),
                events -> id);
        return id;
    }
}
