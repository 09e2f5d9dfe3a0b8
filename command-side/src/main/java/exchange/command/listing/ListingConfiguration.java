package exchange.command.listing;

import exchange.command.dispatch.Repositories;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.messaging.annotation.ParameterResolverFactory;
import org.axonframework.modelling.command.Repository;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class ListingConfiguration {

    @Bean
    Repository<Listing> listingRepository(EventStore store, ParameterResolverFactory parameters) {
        return Repositories.of(Listing.class, store, parameters);
    }
}
