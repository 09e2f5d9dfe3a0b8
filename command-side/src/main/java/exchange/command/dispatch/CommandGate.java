package exchange.command.dispatch;

import static exchange.node.EventMetadata.ACTOR;
import static exchange.node.EventMetadata.BODY_HASH;
import static exchange.node.EventMetadata.CHANNEL;
import static exchange.node.EventMetadata.CONSENT;
import static exchange.node.EventMetadata.ON_BEHALF_OF;
import static exchange.node.EventMetadata.REASON;
import static exchange.node.EventMetadata.ROLE;
import static exchange.node.EventMetadata.TEXT_KEY;

import exchange.command.dispatch.CommandFigures.Outcome;
import exchange.log.CommandAlreadyDone;
import exchange.log.CommandEnvelope;
import exchange.log.CommandId;
import exchange.log.EventLog;
import exchange.log.LogUnavailable;
import exchange.log.StaleDecision;
import exchange.log.StoredEvent;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.commandhandling.CommandExecutionException;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.commandhandling.callbacks.FutureCallback;
import org.axonframework.modelling.command.AggregateStreamCreationException;
import org.axonframework.modelling.command.ConcurrencyException;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Sends commands so that each takes effect once. A command that has taken effect before is answered as the first time, from its events;
 * one that met somebody else's change is decided again; one whose fate is unknown is looked up.
 */
@Component
public class CommandGate {

    /** How often a command is decided again before the contention is given up on. */
    private static final int ATTEMPTS = 50;

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final CommandBus commands;
    private final EventLog log;
    private final CommandFigures figures;

    CommandGate(CommandBus commands, EventLog log, CommandFigures figures) {
        this.commands = commands;
        this.log = log;
        this.figures = figures;
    }

    /**
     * What is answered, and up to which position the log has to be read to see it.
     *
     * @param <R> the answer
     */
    public record Sent<R>(R answer, long position) {}

    /**
     * The answer of the first time, if the command has taken effect already.
     *
     * @param bodyHash of the request as it came now
     * @param fromEvents rebuilds the answer
     * @throws Refusal {@link Rule#KEY_REUSED} if the first request was another one
     */
    public <R> Optional<Sent<R>> earlier(
            CommandId commandId, @Nullable String bodyHash, Function<List<StoredEvent>, R> fromEvents) {
        if (!commandId.isRepeatable()) {
            return Optional.empty();
        }
        List<StoredEvent> events = log.ofCommand(commandId);
        if (events.isEmpty()) {
            return Optional.empty();
        }
        JsonNode first = JSON.readTree(events.getFirst().metadata()).get(BODY_HASH);
        if (bodyHash != null && (first == null || !bodyHash.equals(first.asString()))) {
            throw Rule.KEY_REUSED.refusal();
        }
        return Optional.of(new Sent<>(fromEvents.apply(events), events.getLast().position()));
    }

    /**
     * Sends a command and waits until its effect is durable.
     *
     * @param bodyHash kept with the events, so that a repetition can be told from another request
     * @param fromEvents rebuilds the answer where the command turns out to have taken effect before
     * @throws Refusal if a rule forbids it
     * @throws StaleVersion if the sender had to have seen another version
     * @throws LogUnavailable if the log cannot be reached; the outcome is unknown then
     */
    public <R> Sent<R> send(
            Object command,
            Sender sender,
            CommandId commandId,
            @Nullable String bodyHash,
            Sealing sealing,
            Function<List<StoredEvent>, R> fromEvents) {
        long began = System.nanoTime();
        Decided<R> decided;
        try {
            decided = decide(command, sender, commandId, bodyHash, sealing, fromEvents);
        } catch (RuntimeException e) {
            figures.failed(command, sender, began, e);
            throw e;
        }
        figures.answered(command, sender, began, decided.outcome());
        return decided.sent();
    }

    private record Decided<R>(Sent<R> sent, Outcome outcome) {}

    @SuppressWarnings("unchecked") // what a handler returns is what its command's sender expects
    private <R> Decided<R> decide(
            Object command,
            Sender sender,
            CommandId commandId,
            @Nullable String bodyHash,
            Sealing sealing,
            Function<List<StoredEvent>, R> fromEvents) {
        for (int attempt = 1; ; attempt++) {
            CommandEnvelope envelope = new CommandEnvelope(commandId, sealing.newKeys());
            try {
                R answer = (R) dispatch(command, metadata(sender, bodyHash, sealing, envelope));
                return new Decided<>(
                        new Sent<>(answer, envelope.position()),
                        envelope.hasTakenEffect() ? Outcome.SUCCESS : Outcome.NOTHING_NEW);
            } catch (CommandAlreadyDone done) {
                return repeated(commandId, bodyHash, fromEvents, done);
            } catch (StaleDecision | ConcurrencyException | AggregateStreamCreationException moved) {
                if (attempt == ATTEMPTS) {
                    throw moved;
                }
                figures.decidedAgain();
            } catch (LogUnavailable unknown) {
                return repeated(commandId, bodyHash, fromEvents, unknown);
            }
        }
    }

    private <R> Decided<R> repeated(
            CommandId commandId,
            @Nullable String bodyHash,
            Function<List<StoredEvent>, R> fromEvents,
            RuntimeException otherwise) {
        return earlier(commandId, bodyHash, fromEvents)
                .map(sent -> new Decided<>(sent, Outcome.REPEATED))
                .orElseThrow(() -> otherwise);
    }

    private Object dispatch(Object command, Map<String, Object> metadata) {
        CommandMessage<Object> message = new GenericCommandMessage<>(command, metadata);
        FutureCallback<Object, Object> callback = new FutureCallback<>();
        commands.dispatch(message, callback);
        var result = callback.getResult();
        if (!result.isExceptional()) {
            return result.getPayload();
        }
        switch (result.exceptionResult()) {
            case CommandExecutionException wrapped
            when wrapped.getCause() instanceof RuntimeException cause -> throw cause;
            case RuntimeException exception -> throw exception;
            case Throwable other -> throw new IllegalStateException(other);
        }
    }

    private static Map<String, Object> metadata(
            Sender sender, @Nullable String bodyHash, Sealing sealing, CommandEnvelope envelope) {
        Map<String, Object> metadata = new HashMap<>();
        metadata.put(CommandEnvelope.KEY, envelope);
        metadata.put(ACTOR, sender.actor());
        metadata.put(ROLE, sender.role().name());
        metadata.put(CHANNEL, sender.channel());
        putIfPresent(
                metadata,
                ON_BEHALF_OF,
                sender.onBehalfOf() == null ? null : sender.onBehalfOf().compact());
        putIfPresent(metadata, REASON, sender.reason());
        putIfPresent(metadata, CONSENT, sender.consent() ? "true" : null);
        putIfPresent(metadata, TEXT_KEY, sealing.textKey());
        putIfPresent(metadata, BODY_HASH, bodyHash);
        return metadata;
    }

    private static void putIfPresent(Map<String, Object> metadata, String key, @Nullable String value) {
        if (value != null) {
            metadata.put(key, value);
        }
    }
}
