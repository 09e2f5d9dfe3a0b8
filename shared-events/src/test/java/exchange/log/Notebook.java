package exchange.log;

import exchange.event.listing.ListingId;
import exchange.event.listing.NoteAdded;
import exchange.privacy.Sealed;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.commandhandling.CommandResultMessage;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.commandhandling.SimpleCommandBus;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.eventsourcing.GenericAggregateFactory;
import org.axonframework.messaging.annotation.ClasspathParameterResolverFactory;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.axonframework.modelling.command.AggregateAnnotationCommandHandler;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.AggregateLifecycle;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** A test's aggregate: notes, at most three, each word once. Its words are not secret, and stand where a sealed box would. */
class Notebook {

    record Open(@TargetAggregateIdentifier ListingId id, String word, Consumer<UnitOfWork<?>> meanwhile) {}

    record Write(@TargetAggregateIdentifier ListingId id, String word, Consumer<UnitOfWork<?>> meanwhile) {}

    static final class Full extends RuntimeException {}

    @AggregateIdentifier
    private ListingId id;

    private int notes;
    private String last = "";

    Notebook() {}

    @CommandHandler
    Notebook(Open command) {
        AggregateLifecycle.apply(new NoteAdded(command.id(), new Sealed("none", command.word())));
        command.meanwhile().accept(CurrentUnitOfWork.get());
    }

    @CommandHandler
    void handle(Write command) {
        command.meanwhile().accept(CurrentUnitOfWork.get());
        if (notes >= 3) {
            throw new Full();
        }
        if (!last.equals(command.word())) {
            AggregateLifecycle.apply(new NoteAdded(id, new Sealed("none", command.word())));
        }
    }

    @EventSourcingHandler
    void on(NoteAdded note) {
        id = note.listingId();
        notes++;
        last = note.remarks().box();
    }

    /** A node's command bus, as the command side builds it, with notebooks. */
    static CommandBus bus(OpenLog log) {
        SimpleCommandBus bus = SimpleCommandBus.builder().build();
        bus.registerHandlerInterceptor(new ConfirmDecisions(log.log(), log.store()));
        AggregateRepository<Notebook> repository = AggregateRepository.of(
                new GenericAggregateFactory<>(Notebook.class),
                log.store(),
                ClasspathParameterResolverFactory.forClass(Notebook.class));
        AggregateAnnotationCommandHandler.<Notebook>builder()
                .aggregateType(Notebook.class)
                .repository(repository)
                .build()
                .subscribe(bus);
        return bus;
    }

    /**
     * Sends a command and waits.
     *
     * @return what its caller is told: a failure, or nothing
     */
    static Throwable send(CommandBus bus, Object command, CommandEnvelope envelope) {
        AtomicReference<CommandResultMessage<?>> answer = new AtomicReference<>();
        bus.dispatch(
                new GenericCommandMessage<>(command, Map.of(CommandEnvelope.KEY, envelope)),
                (CommandMessage<?> sent, CommandResultMessage<?> result) -> answer.set(result));
        return answer.get().isExceptional() ? answer.get().exceptionResult() : null;
    }

    static CommandEnvelope envelope() {
        return new CommandEnvelope(CommandId.random(), java.util.List.of());
    }

    static Consumer<UnitOfWork<?>> nothing() {
        return unitOfWork -> {};
    }
}
