package exchange.command.opening;

import exchange.log.AggregateRepository;
import org.axonframework.eventsourcing.GenericAggregateFactory;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.messaging.annotation.ParameterResolverFactory;
import org.axonframework.modelling.command.Repository;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class OpeningConfiguration {

    @Bean
    Repository<Opening> openingRepository(EventStore store, ParameterResolverFactory parameters) {
        return AggregateRepository.of(new GenericAggregateFactory<>(Opening.class), store, parameters);
    }
}
