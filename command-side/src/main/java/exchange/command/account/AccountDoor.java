package exchange.command.account;

import static exchange.node.EventMetadata.ROLE;
import static java.util.Objects.requireNonNull;

import exchange.command.account.AccountHistory.AccountCommand;
import exchange.command.dispatch.CommandGate;
import exchange.command.dispatch.CommandGate.Sent;
import exchange.command.dispatch.CommandHeaders;
import exchange.command.dispatch.Sealing;
import exchange.command.dispatch.Senders;
import exchange.command.dispatch.Statement;
import exchange.event.account.AccountEvent;
import exchange.event.account.Role;
import exchange.log.EventLog;
import exchange.log.LogEventStorageEngine;
import exchange.log.StoredEvent;
import exchange.node.Progress;
import exchange.privacy.Vault;
import exchange.web.account.Caller;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.axonframework.eventhandling.EventMessage;
import org.springframework.stereotype.Component;

/** The way of every command on an account. It is answered when what was decided holds at the door, or after two seconds. */
@Component
class AccountDoor {

    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final CommandGate gate;
    private final EventLog log;
    private final LogEventStorageEngine engine;
    private final Progress progress;
    private final Vault vault;

    AccountDoor(CommandGate gate, EventLog log, LogEventStorageEngine engine, Progress progress, Vault vault) {
        this.gate = gate;
        this.log = log;
        this.engine = engine;
        this.progress = progress;
        this.vault = vault;
    }

    /** The answer of the first time, if the command has taken effect already. */
    Optional<Sent<AccountAnswer>> earlier(CommandHeaders headers) {
        return gate.earlier(headers.commandId(), headers.bodyHash(), this::answer);
    }

    Sent<AccountAnswer> send(
            Caller caller, Statement statement, CommandHeaders headers, Supplier<? extends AccountCommand> command) {
        Sent<AccountAnswer> sent = earlier(headers).orElseGet(() -> {
            Sealing sealing = new Sealing(vault);
            return gate.send(
                    command.get(),
                    Senders.of(caller, statement, sealing),
                    headers.commandId(),
                    headers.bodyHash(),
                    sealing,
                    this::answer);
        });
        progress.await(AccountPolicy.GROUP, sent.position(), PATIENCE);
        return sent;
    }

    private AccountAnswer answer(List<StoredEvent> ofCommand) {
        StoredEvent last = ofCommand.getLast();
        Standing standing = null;
        for (EventMessage<?> message : engine.messages(log.ofAggregate(last.aggregateId(), 0).stream()
                        .filter(event -> event.sequence() <= last.sequence())
                        .toList())
                .toList()) {
            String by = requireNonNull((String) message.getMetaData().get(ROLE));
            standing = Standing.after((AccountEvent) message.getPayload(), Role.valueOf(by), standing);
        }
        return AccountAnswer.of(last.aggregateId(), standing, last.sequence() + 1);
    }
}
