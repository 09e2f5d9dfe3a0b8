package exchange.command.opening;

import exchange.command.dispatch.Repositories;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.messaging.annotation.ParameterResolverFactory;
import org.axonframework.modelling.command.Repository;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class OpeningConfiguration {

    @Bean
    Repository<Opening> openingRepository(EventStore store, ParameterResolverFactory parameters) {
        return Repositories.of(Opening.class, store, parameters);
    }
}
