package exchange.command.dispatch;

import exchange.log.ConfirmDecisions;
import exchange.log.EventLog;
import exchange.log.LogEventStore;
import java.time.Clock;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.commandhandling.SimpleCommandBus;
import org.axonframework.common.transaction.NoTransactionManager;
import org.axonframework.eventhandling.GenericEventMessage;
import org.axonframework.messaging.correlation.CorrelationDataProvider;
import org.axonframework.messaging.interceptors.CorrelationDataInterceptor;
import org.axonframework.modelling.command.CommandTargetResolver;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The command bus: no transaction of its own, because the append is the only one. */
@Configuration(proxyBeanMethods = false)
public class CommandSetup {

    @Bean(destroyMethod = "")
    CommandBus commandBus(EventLog log, LogEventStore store, CorrelationDataProvider correlation, Clock clock) {
        GenericEventMessage.clock = clock; // an event happens at the time that its decision was made by
        SimpleCommandBus bus = SimpleCommandBus.builder()
                .transactionManager(NoTransactionManager.INSTANCE)
                .build();
        bus.registerHandlerInterceptor(new ConfirmDecisions(log, store)); // first: its append is then the last
        bus.registerHandlerInterceptor(new CorrelationDataInterceptor<>(correlation));
        return bus;
    }

    @Bean
    CommandTargetResolver commandTargetResolver() {
        return new RecordTargets();
    }
}
