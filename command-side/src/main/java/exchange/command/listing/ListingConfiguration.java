package exchange.command.listing;

import exchange.log.AggregateRepository;
import org.axonframework.eventsourcing.GenericAggregateFactory;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.messaging.annotation.ParameterResolverFactory;
import org.axonframework.modelling.command.Repository;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class ListingConfiguration {

    @Bean
    Repository<Listing> listingRepository(EventStore store, ParameterResolverFactory parameters) {
        return AggregateRepository.of(new GenericAggregateFactory<>(Listing.class), store, parameters);
    }
}
