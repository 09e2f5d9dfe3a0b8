package exchange.query.model;

import exchange.log.LogToken;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.axonframework.eventhandling.AnnotationEventHandlerAdapter;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.WrappedToken;
import org.axonframework.messaging.annotation.ParameterResolverFactory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Takes events into one generation, within the transaction of the caller, who has locked the generation. What cannot be taken is halved in
 * savepoints until the one event is found that is at fault: its writes are taken back before it is parked, and those of no other event.
 */
final class GenerationWriter {

    private static final Logger LOG = LoggerFactory.getLogger(GenerationWriter.class);

    private final Generation generation;
    private final Projection projection;
    private final AnnotationEventHandlerAdapter handlers;
    private final DeadLetters letters;
    private final TransactionTemplate savepoint;

    GenerationWriter(
            Generation generation,
            Projection projection,
            ParameterResolverFactory parameters,
            DeadLetters letters,
            PlatformTransactionManager transactions) {
        this.generation = generation;
        this.projection = projection;
        this.handlers = new AnnotationEventHandlerAdapter(projection, parameters);
        this.letters = letters;
        this.savepoint = new TransactionTemplate(transactions);
        this.savepoint.setPropagationBehavior(TransactionDefinition.PROPAGATION_NESTED);
    }

    /**
     * Takes the next events of the log.
     *
     * @param parked whether anything is parked so far
     * @throws RuntimeException for a fault that is none of the events'; nothing of them is to be committed then
     */
    void take(List<? extends EventMessage<?>> events, boolean parked) {
        take(events, parked ? letters.sequences(generation) : new HashSet<>());
    }

    private void take(List<? extends EventMessage<?>> events, Set<String> parked) {
        List<? extends EventMessage<?>> free = parked.isEmpty() ? events : parkBehind(events, parked);
        if (free.isEmpty()) {
            return;
        }
        try {
            savepoint.executeWithoutResult(_ -> apply(free));
        } catch (RuntimeException e) {
            if (!Fault.isTheEvents(e)) {
                throw e;
            }
            if (free.size() == 1) {
                park(free.getFirst(), e);
                parked.add(sequence(free.getFirst()));
                return;
            }
            int half = free.size() / 2;
            take(free.subList(0, half), parked);
            take(free.subList(half, free.size()), parked);
        }
    }

    /** Parks what comes behind something parked; returns the rest. */
    private List<? extends EventMessage<?>> parkBehind(List<? extends EventMessage<?>> events, Set<String> parked) {
        List<EventMessage<?>> free = new ArrayList<>();
        for (EventMessage<?> event : events) {
            if (!handlers.canHandle(event) || !parked.contains(sequence(event))) {
                free.add(event);
            } else {
                letters.parkBehind(generation, sequence(event), position(event));
            }
        }
        return free;
    }

    private void park(EventMessage<?> event, RuntimeException thrown) {
        LOG.error(
                "{} cannot take event {}: parked, and with it whatever follows of {}. {}",
                generation.processor(),
                position(event),
                sequence(event),
                Fault.describe(thrown));
        letters.park(generation, sequence(event), position(event), thrown);
        projection.park(sequence(event), position(event));
    }

    /**
     * Tries what is parked of a sequence, in order, until it is all handled or one fails again.
     *
     * @param events the first of those parked
     * @return how many were handled
     */
    int retry(List<? extends TrackedEventMessage<?>> events) {
        int handled = 0;
        for (TrackedEventMessage<?> event : events) {
            try {
                savepoint.executeWithoutResult(_ -> apply(List.of(event)));
            } catch (RuntimeException e) {
                if (!Fault.isTheEvents(e)) {
                    throw e;
                }
                letters.failedAgain(generation, position(event), e);
                return handled;
            }
            letters.handled(generation, position(event));
            handled++;
        }
        return handled;
    }

    /** Nothing of a sequence is parked any more. */
    void release(String sequence) {
        projection.release(sequence);
    }

    private void apply(List<? extends EventMessage<?>> events) {
        Set<String> sequences = new LinkedHashSet<>();
        for (EventMessage<?> event : events) {
            sequences.add(sequence(event));
        }
        projection.begin(sequences);
        for (EventMessage<?> event : events) {
            handle(event);
        }
        projection.flush();
    }

    private void handle(EventMessage<?> event) {
        try {
            if (handlers.canHandle(event)) {
                handlers.handle(event);
            }
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException("Cannot take event " + position(event), e);
        }
    }

    private static String sequence(EventMessage<?> event) {
        return ((DomainEventMessage<?>) event).getAggregateIdentifier();
    }

    /** Where in the log an event is. */
    static long position(EventMessage<?> event) {
        return ((LogToken) WrappedToken.unwrapLowerBound(((TrackedEventMessage<?>) event).trackingToken())).index();
    }
}
