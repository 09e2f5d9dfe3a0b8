package exchange.command.account;

import static exchange.command.dispatch.Rule.ACCOUNT_CLOSED;
import static exchange.command.dispatch.Rule.ACCOUNT_IN_USE;
import static exchange.command.dispatch.Rule.ACCOUNT_WAITING;
import static exchange.command.dispatch.Rule.CONFIRMED_BY_COLLEAGUES;
import static exchange.command.dispatch.Rule.NEEDS_AN_ORGANISATION;
import static exchange.command.dispatch.Rule.OWN_ACCOUNT;
import static exchange.node.EventMetadata.ACTOR;
import static exchange.node.EventMetadata.ROLE;
import static java.util.Objects.requireNonNull;
import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import exchange.event.account.AccountConfirmed;
import exchange.event.account.AccountCreated;
import exchange.event.account.AccountEvent;
import exchange.event.account.Role;
import exchange.event.account.RoleGranted;
import exchange.event.account.RoleRevoked;
import exchange.web.account.AccountEntry;
import exchange.web.account.AccountState;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.messaging.annotation.MetaDataValue;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.AggregateLifecycle;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.axonframework.spring.stereotype.Aggregate;
import org.jspecify.annotations.Nullable;

/** An account as the history knows it: whether somebody has vouched for it, and which role it has. Whose it is, is told elsewhere. */
@Aggregate(type = "Account", repository = "accountRepository")
class AccountHistory {

    /** Everything that can be asked of an account. Who asks is in the message's metadata. */
    sealed interface AccountCommand {

        String accountId();
    }

    record CreateAccount(
            @TargetAggregateIdentifier String accountId,
            Role role,
            @Nullable String organisation) implements AccountCommand {}

    /** Somebody vouches for an account. */
    record ConfirmAccount(@TargetAggregateIdentifier String accountId, AccountEntry registered)
            implements AccountCommand {}

    record ChangeRole(@TargetAggregateIdentifier String accountId, AccountEntry registered, Role role)
            implements AccountCommand {}

    record CloseAccount(@TargetAggregateIdentifier String accountId, AccountEntry registered)
            implements AccountCommand {}

    @AggregateIdentifier
    @SuppressWarnings("UnusedVariable") // Axon reads it
    private @Nullable String id;

    private @Nullable Standing standing;

    AccountHistory() {
        // Axon makes it, and the first event fills it
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    AccountAnswer handle(CreateAccount command) {
        begin(command.accountId(), command.role(), command.organisation());
        return answer(command);
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    AccountAnswer handle(ConfirmAccount command, @MetaDataValue(ROLE) String by) {
        AccountEntry registered = command.registered();
        if (standing instanceof Standing.Closed) {
            throw ACCOUNT_CLOSED.refusal();
        }
        if (!(standing instanceof Standing.Open)) {
            if (registered.further() && by.equals(Role.CLERK.name())) {
                throw CONFIRMED_BY_COLLEAGUES.refusal();
            }
            begin(registered);
            apply(new AccountConfirmed(command.accountId()));
        }
        return answer(command);
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    AccountAnswer handle(ChangeRole command, @MetaDataValue(ACTOR) String actor) {
        AccountEntry registered = command.registered();
        if (actor.equals(command.accountId())) {
            throw OWN_ACCOUNT.refusal();
        }
        if (registered.organisation() == null && !command.role().isStaff()) {
            throw NEEDS_AN_ORGANISATION.refusal();
        }
        if (registered.state() == AccountState.WAITING) {
            throw ACCOUNT_WAITING.refusal();
        }
        switch (begin(registered)) {
            case Standing.Waiting _ -> throw ACCOUNT_WAITING.refusal();
            case Standing.Closed _ -> apply(new RoleGranted(command.accountId(), command.role()));
            case Standing.Open(Role role) when role == command.role() -> {
                // has it already
            }
            case Standing.Open(Role role) -> {
                apply(new RoleRevoked(command.accountId(), role));
                apply(new RoleGranted(command.accountId(), command.role()));
            }
        }
        return answer(command);
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    AccountAnswer handle(CloseAccount command, @MetaDataValue(ACTOR) String actor, @MetaDataValue(ROLE) String by) {
        if (actor.equals(command.accountId())) {
            throw OWN_ACCOUNT.refusal();
        }
        boolean byClerk = by.equals(Role.CLERK.name());
        if (standing instanceof Standing.Open && !by.equals(Role.ADMIN.name())) {
            throw ACCOUNT_IN_USE.refusal();
        }
        if (standing instanceof Standing.Waiting
                && byClerk
                && command.registered().further()) {
            throw CONFIRMED_BY_COLLEAGUES.refusal();
        }
        switch (begin(command.registered())) {
            case Standing.Open(Role role) -> apply(new RoleRevoked(command.accountId(), role));
            case Standing.Waiting(Role role) -> apply(new RoleRevoked(command.accountId(), role));
            case Standing.Closed _ -> {
                // closed twice is closed once
            }
        }
        return answer(command);
    }

    @EventSourcingHandler
    void on(AccountEvent event, @MetaDataValue(ROLE) String by) {
        id = event.accountId();
        standing = Standing.after(event, Role.valueOf(by), standing);
    }

    private Standing begin(AccountEntry registered) {
        return begin(registered.id(), registered.role(), registered.organisation());
    }

    /** An account of which only the register knows yet, because it is new or a crash came between, enters the history first. */
    private Standing begin(String accountId, Role role, @Nullable String organisation) {
        if (standing == null) {
            apply(new AccountCreated(accountId, role, organisation));
        }
        return requireNonNull(standing);
    }

    private AccountAnswer answer(AccountCommand command) {
        return AccountAnswer.of(command.accountId(), standing, AggregateLifecycle.getVersion() + 1);
    }
}
