package exchange.command.dispatch;

import exchange.log.AggregateRepository;
import org.axonframework.eventsourcing.GenericAggregateFactory;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.messaging.annotation.ParameterResolverFactory;
import org.axonframework.modelling.command.Repository;
import org.axonframework.modelling.command.inspection.AnnotatedAggregateMetaModelFactory;

/** Makes the repository of an aggregate whose handlers ask for beans beside the command. */
public final class Repositories {

    private Repositories() {}

    /** A caching repository over the log. */
    public static <T> Repository<T> of(Class<T> aggregate, EventStore store, ParameterResolverFactory parameters) {
        return AggregateRepository.of(
                new GenericAggregateFactory<>(
                        AnnotatedAggregateMetaModelFactory.inspectAggregate(aggregate, parameters)),
                store,
                parameters);
    }
}
