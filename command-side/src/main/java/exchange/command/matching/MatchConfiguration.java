package exchange.command.matching;

import exchange.command.dispatch.Repositories;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.messaging.annotation.ParameterResolverFactory;
import org.axonframework.modelling.command.Repository;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class MatchConfiguration {

    @Bean
    Repository<Match> matchRepository(EventStore store, ParameterResolverFactory parameters) {
        return Repositories.of(Match.class, store, parameters);
    }
}
