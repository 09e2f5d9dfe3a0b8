package exchange.log;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.axonframework.common.Registration;
import org.axonframework.common.stream.BlockingStream;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventsourcing.eventstore.AbstractEventStore;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.jspecify.annotations.Nullable;

/**
 * Axon's event store over the log. One unit of work is one append, the last thing that its commit does: whatever else may fail has
 * failed before, and nothing that comes after can undo it. Subscribing processors are refused, because they would act before it is
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
        LogToken token = trackingToken == null ? LogToken.START : (LogToken) trackingToken;
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

    @Override
    protected void prepareCommit(List<? extends EventMessage<?>> events) {
        Optional<UnitOfWork<?>> unitOfWork = CurrentUnitOfWork.map(UnitOfWork::root);
        if (unitOfWork.isEmpty()) {
            engine.appendEvents(events);
            return;
        }
        stage(unitOfWork.get(), events);
    }

    private void stage(UnitOfWork<?> unitOfWork, List<? extends EventMessage<?>> events) {
        CommandEnvelope envelope = envelope(unitOfWork);
        List<PreparedEvent> staged = unitOfWork.getOrComputeResource(STAGED, name -> {
            List<PreparedEvent> fresh = new ArrayList<>();
            // registered twice over, so that it comes after every commit handler registered until the commit begins
            unitOfWork.onCommit(first -> first.onCommit(
                    last -> envelope.answeredAt(engine.append(fresh, envelope.commandId(), envelope.newKeys()))));
            return fresh;
        });
        staged.addAll(engine.prepare(events, envelope.commandId()));
    }

    private static CommandEnvelope envelope(UnitOfWork<?> unitOfWork) {
        Object envelope = unitOfWork.getMessage().getMetaData().get(CommandEnvelope.KEY);
        return envelope == null ? new CommandEnvelope(CommandId.random(), List.of()) : (CommandEnvelope) envelope;
    }
}
