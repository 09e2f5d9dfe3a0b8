package exchange.command.listing;

import exchange.command.dispatch.Repositories;
import exchange.log.LogEventStore;
import io.micrometer.core.instrument.MeterRegistry;
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

    @Bean
    PublicationFigures publicationFigures(LogEventStore store, ListingReading reading, MeterRegistry registry) {
        PublicationFigures figures = new PublicationFigures(reading, registry);
        store.registerDispatchInterceptor(figures);
        return figures;
    }
}
