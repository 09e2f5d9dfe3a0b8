package exchange.log;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.axonframework.common.Registration;
import org.axonframework.common.stream.BlockingStream;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventhandling.WrappedToken;
import org.axonframework.eventsourcing.eventstore.AbstractEventStore;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.jspecify.annotations.Nullable;

/**
 * Axon's event store over the log. One unit of work is one append, the last thing that its commit does ({@link ConfirmDecisions} sees to
 * that): whatever else may fail has failed before, and nothing that comes after can undo it. Subscribing processors are refused, because they would act before it is
 * certain that something happened.
 */
public final class LogEventStore extends AbstractEventStore {

    private static final String STAGED = LogEventStore.class.getName() + ".staged";

    private final EventLog log;
    private final LogEventStorageEngine engine;

    private LogEventStore(Builder builder, EventLog log, LogEventStorageEngine engine) {
        super(builder);
        this.log = log;
        this.engine = engine;
    }

    static LogEventStore over(EventLog log, LogEventStorageEngine engine) {
        class Settings extends Builder {}
        return new LogEventStore(new Settings().storageEngine(engine), log, engine);
    }

    /**
     * Opens the log behind a token.
     *
     * @throws TokenDoesNotFit if the token is from another log, or from beyond the head of this one
     */
    @Override
    public BlockingStream<TrackedEventMessage<?>> openStream(@Nullable TrackingToken trackingToken) {
        LogToken token =
                trackingToken == null ? LogToken.START : (LogToken) WrappedToken.unwrapLowerBound(trackingToken);
        if (!log.fits(token)) {
            throw new TokenDoesNotFit(token, log.head());
        }
        return new LogStream(log, engine, token.index());
    }

    @Override
    public Registration subscribe(Consumer<List<? extends EventMessage<?>>> eventProcessor) {
        throw new UnsupportedOperationException(
                "An event processor may stream the log, not subscribe to it: it would act on what is not yet certain");
    }

    /** Whether the current unit of work is about to append something. */
    boolean hasStagedEvents() {
        return !queuedMessages().isEmpty();
    }

    /**
     * @throws IllegalStateException if a command was sent from within a unit of work that is not a command's, such as an event
     *     handler's: its events would be appended with that one, under no id of its own
     */
    @Override
    public void publish(List<? extends EventMessage<?>> events) {
        CurrentUnitOfWork.ifStarted(unitOfWork -> {
            if (hasEnvelope(unitOfWork) && !hasEnvelope(unitOfWork.root())) {
                throw new IllegalStateException(
                        "A command needs a unit of work of its own: send it from another thread");
            }
            appendLast(unitOfWork.root());
        });
        super.publish(events);
    }

    @Override
    protected void prepareCommit(List<? extends EventMessage<?>> events) {
        Optional<UnitOfWork<?>> unitOfWork = CurrentUnitOfWork.map(UnitOfWork::root);
        if (unitOfWork.isEmpty()) {
            engine.appendEvents(events);
            return;
        }
        CommandId commandId = envelope(unitOfWork.get()).commandId();
        appendLast(unitOfWork.get()).addAll(engine.prepare(events, commandId));
    }

    /**
     * Registers the append with a unit of work. Commit handlers run in the reverse order of their registration: whoever registers one
     * after this has run before the append, and can still prevent it.
     *
     * @return what will be appended
     */
    List<PreparedEvent> appendLast(UnitOfWork<?> root) {
        return root.getOrComputeResource(STAGED, name -> {
            List<PreparedEvent> staged = new ArrayList<>();
            root.onCommit(commit -> append(commit, staged));
            return staged;
        });
    }

    private void append(UnitOfWork<?> unitOfWork, List<PreparedEvent> staged) {
        if (!staged.isEmpty()) {
            CommandEnvelope envelope = envelope(unitOfWork);
            envelope.tookEffectAt(engine.append(staged, envelope.commandId(), envelope.newKeys()));
        }
    }

    private static boolean hasEnvelope(UnitOfWork<?> unitOfWork) {
        return unitOfWork.getMessage() != null
                && unitOfWork.getMessage().getMetaData().containsKey(CommandEnvelope.KEY);
    }

    /** The envelope of a unit's message; one of its own, the same throughout the unit, for a message that has none. */
    private static CommandEnvelope envelope(UnitOfWork<?> unitOfWork) {
        return unitOfWork.getOrComputeResource(
                CommandEnvelope.KEY,
                key -> hasEnvelope(unitOfWork)
                        ? requireNonNull((CommandEnvelope)
                                unitOfWork.getMessage().getMetaData().get(key))
                        : new CommandEnvelope(CommandId.random(), List.of()));
    }
}
