package exchange.command.opening;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import exchange.event.opening.ExchangeClosed;
import exchange.event.opening.ExchangeOpened;
import exchange.event.opening.OpeningEvent;
import exchange.privacy.Sealed;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.AggregateLifecycle;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.axonframework.spring.stereotype.Aggregate;
import org.jspecify.annotations.Nullable;

/** The exchange as a whole. It takes listings until it is closed for the first time, so that a new installation works at once. */
@Aggregate(repository = "openingRepository")
class Opening {

    /** What the state is called in answers. */
    enum State {
        OPEN,
        CLOSED
    }

    /** @param text why, sealed */
    record OpenExchange(
            @TargetAggregateIdentifier String exchange,
            @Nullable Sealed text) {}

    /** @param text why, sealed */
    record CloseExchange(
            @TargetAggregateIdentifier String exchange,
            @Nullable Sealed text) {}

    /** @param version how many events there are */
    record OpeningAnswer(String id, State state, long version) {}

    @AggregateIdentifier
    @SuppressWarnings("UnusedVariable") // Axon reads it
    private @Nullable String id;

    private @Nullable State state;

    Opening() {
        // Axon makes it, and the first event fills it
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    OpeningAnswer handle(OpenExchange command) {
        if (state != State.OPEN) {
            apply(new ExchangeOpened(command.text()));
        }
        return answer();
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    OpeningAnswer handle(CloseExchange command) {
        if (state != State.CLOSED) {
            apply(new ExchangeClosed(command.text()));
        }
        return answer();
    }

    @EventSourcingHandler
    void on(OpeningEvent event) {
        id = OpeningEvent.EXCHANGE;
        state = after(event);
    }

    static State after(OpeningEvent event) {
        return switch (event) {
            case ExchangeOpened _ -> State.OPEN;
            case ExchangeClosed _ -> State.CLOSED;
        };
    }

    private OpeningAnswer answer() {
        return new OpeningAnswer(
                OpeningEvent.EXCHANGE, state == null ? State.OPEN : state, AggregateLifecycle.getVersion() + 1);
    }
}
