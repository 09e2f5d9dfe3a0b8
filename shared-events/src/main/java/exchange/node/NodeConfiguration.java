package exchange.node;

import exchange.log.EventLog;
import exchange.log.EventSerializer;
import exchange.log.LogDatabase;
import exchange.log.LogEventStorageEngine;
import exchange.log.LogEventStore;
import exchange.log.LogListener;
import exchange.log.OpenLog;
import exchange.log.Upcasting;
import exchange.privacy.KeyStore;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import javax.sql.DataSource;
import org.axonframework.common.jdbc.ConnectionProvider;
import org.axonframework.common.jdbc.UnitOfWorkAwareConnectionProviderWrapper;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.config.ConfigurerModule;
import org.axonframework.eventhandling.tokenstore.jdbc.JdbcTokenStore;
import org.axonframework.eventhandling.tokenstore.jdbc.TokenSchema;
import org.axonframework.lifecycle.Phase;
import org.axonframework.messaging.correlation.CorrelationDataProvider;
import org.axonframework.serialization.Serializer;
import org.axonframework.spring.jdbc.SpringDataSourceConnectionProvider;
import org.axonframework.spring.messaging.unitofwork.SpringTransactionManager;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Primary;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;

/** The event log as Axon's event store, and the processors that follow it. Both sides import this. */
@Configuration(proxyBeanMethods = false)
@Import({DatabaseConfiguration.class, ReferenceConfiguration.class})
public class NodeConfiguration {

    private static final int BATCH = 256;

    /** In microseconds, as the log keeps time: a listing in memory then remembers what a listing read anew does. */
    @Bean
    Clock clock() {
        return Clock.tick(Clock.systemUTC(), Duration.of(1, ChronoUnit.MICROS));
    }

    @Bean
    @Primary
    Serializer serializer() {
        return EventSerializer.create();
    }

    @Bean(destroyMethod = "close")
    OpenLog openLog(
            LogDatabase database,
            DataSource pool,
            KeyStore keys,
            Clock clock,
            Serializer serializer,
            ObjectProvider<LogListener> listener) {
        return OpenLog.open(
                database,
                pool,
                keys,
                clock,
                serializer,
                Upcasting.NONE,
                listener.getIfAvailable(() -> LogListener.SILENT));
    }

    @Bean
    LogEventStore eventStore(OpenLog openLog) {
        return openLog.store();
    }

    @Bean
    LogEventStorageEngine eventStorageEngine(OpenLog openLog) {
        return openLog.engine();
    }

    @Bean
    EventLog eventLog(OpenLog openLog) {
        return openLog.log();
    }

    @Bean
    CorrelationDataProvider correlationDataProvider() {
        return EventMetadata::ofCommand;
    }

    @Bean
    ConnectionProvider connectionProvider(DataSource dataSource) {
        return new UnitOfWorkAwareConnectionProviderWrapper(new SpringDataSourceConnectionProvider(dataSource));
    }

    @Bean
    TransactionManager axonTransactionManager(PlatformTransactionManager transactionManager) {
        return new SpringTransactionManager(transactionManager);
    }

    @Bean(destroyMethod = "end")
    StreamingGroups streamingGroups(
            ObjectProvider<StreamingGroup> groups,
            ConnectionProvider connectionProvider,
            Serializer serializer,
            JdbcClient sql) {
        return new StreamingGroups(
                groups.stream().toList(),
                schema -> JdbcTokenStore.builder()
                        .connectionProvider(connectionProvider)
                        .serializer(serializer)
                        .schema(TokenSchema.builder()
                                .setTokenTable(schema + ".token_entry")
                                .build())
                        .build(),
                new StoredTokens(sql, serializer));
    }

    @Bean
    ConfigurerModule streamingProcessors(StreamingGroups groups, TransactionManager transactions, EventLog log) {
        return configurer -> {
            configurer.eventProcessing(processing -> groups.register(processing, transactions, BATCH));
            configurer.onInitialize(configuration -> configuration.onStart(
                    Phase.INBOUND_EVENT_CONNECTORS - 1, () -> groups.rebuildMisfits(configuration, transactions, log)));
        };
    }

    @Bean
    Progress progress(org.axonframework.config.Configuration configuration, StreamingGroups groups, EventLog log) {
        return new Progress(configuration, groups, log);
    }
}
