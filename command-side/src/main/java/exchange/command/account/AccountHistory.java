package exchange.command.account;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import exchange.event.account.AccountCreated;
import exchange.event.account.AccountEvent;
import exchange.event.account.Role;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.axonframework.spring.stereotype.Aggregate;
import org.jspecify.annotations.Nullable;

/** What the history knows of an account: that it was opened, in which role and for which organisation. */
@Aggregate(type = "Account", repository = "accountRepository")
class AccountHistory {

    record CreateAccount(
            @TargetAggregateIdentifier String accountId,
            Role role,
            @Nullable String organisation) {}

    @AggregateIdentifier
    private @Nullable String id;

    AccountHistory() {
        // Axon makes it, and the first event fills it
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(CreateAccount command) {
        if (id == null) {
            apply(new AccountCreated(command.accountId(), command.role(), command.organisation()));
        }
    }

    @EventSourcingHandler
    void on(AccountEvent event) {
        id = event.accountId();
    }
}
