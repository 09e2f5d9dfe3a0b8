package exchange.command.listing;

import com.zaxxer.hikari.HikariDataSource;
import exchange.command.dispatch.Sealing;
import exchange.command.listing.ListingCommand.ApproveListing;
import exchange.command.listing.ListingCommand.ClaimListing;
import exchange.command.listing.ListingCommand.SubmitOffer;
import exchange.event.listing.Content;
import exchange.event.listing.ListingId;
import exchange.log.EventSerializer;
import exchange.log.LogDatabase;
import exchange.node.EventMetadata;
import exchange.privacy.KeyStore;
import exchange.privacy.Sealed;
import exchange.privacy.Vault;
import exchange.privacy.WrappedKey;
import exchange.reference.Products;
import exchange.reference.UsualQuantities;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.commandhandling.SimpleCommandBus;
import org.axonframework.commandhandling.callbacks.FutureCallback;
import org.axonframework.common.jdbc.ConnectionProvider;
import org.axonframework.common.jdbc.PersistenceExceptionResolver;
import org.axonframework.common.jdbc.UnitOfWorkAwareConnectionProviderWrapper;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.config.AggregateConfigurer;
import org.axonframework.config.Configuration;
import org.axonframework.config.DefaultConfigurer;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.eventsourcing.eventstore.jdbc.JdbcEventStorageEngine;
import org.axonframework.eventsourcing.eventstore.jdbc.PostgresEventTableFactory;
import org.axonframework.messaging.interceptors.CorrelationDataInterceptor;
import org.axonframework.serialization.Serializer;
import org.axonframework.spring.jdbc.SpringDataSourceConnectionProvider;
import org.axonframework.spring.messaging.unitofwork.SpringTransactionManager;
import org.springframework.jdbc.datasource.DataSourceUtils;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.DefaultTransactionStatus;

/**
 * The peer: the same aggregate, commands, words and serialiser over Axon's own JDBC engine, with a transaction for each command and as
 * durable. It has no cache, no keys to store, and no look-up of command ids.
 */
public final class StockAxon implements AutoCloseable {

    private static final Map<String, Object> CLERK = Map.of(
            EventMetadata.ACTOR,
            "clerk-account-id-0001",
            EventMetadata.ROLE,
            "CLERK",
            EventMetadata.CHANNEL,
            "HOTLINE");
    private static final Map<String, Object> MODERATOR = Map.of(
            EventMetadata.ACTOR,
            "moderator-account-id-",
            EventMetadata.ROLE,
            "MODERATOR",
            EventMetadata.CHANNEL,
            "ACCOUNT");

    private final HikariDataSource pool = new HikariDataSource();
    private final Vault vault;
    private final Configuration configuration;

    public StockAxon(LogDatabase database, Vault sealing, int connections) {
        this.vault = sealing;
        pool.setJdbcUrl(database.url());
        pool.setUsername(database.user());
        pool.setPassword(database.password());
        pool.setMaximumPoolSize(connections);
        TransactionManager transactions = new SpringTransactionManager(new Durable(pool, database.isPostgres()));
        ConnectionProvider provider =
                new UnitOfWorkAwareConnectionProviderWrapper(new SpringDataSourceConnectionProvider(pool));
        Serializer serializer = EventSerializer.create();
        PersistenceExceptionResolver conflicts =
                exception -> exception instanceof SQLException sql && "23505".equals(sql.getSQLState());
        JdbcEventStorageEngine engine = JdbcEventStorageEngine.builder()
                .connectionProvider(provider)
                .transactionManager(transactions)
                .persistenceExceptionResolver(conflicts)
                .eventSerializer(serializer)
                .snapshotSerializer(serializer)
                .build();
        transactions.executeInTransaction(() -> engine.createSchema(PostgresEventTableFactory.INSTANCE));
        configuration = DefaultConfigurer.defaultConfiguration(false)
                .configureSerializer(any -> serializer)
                .configureTransactionManager(any -> transactions)
                .configureEventStore(any ->
                        EmbeddedEventStore.builder().storageEngine(engine).build())
                .configureCommandBus(any -> commandBus(transactions))
                .registerComponent(UsualQuantities.class, any -> UsualQuantities.load(Products.load()))
                .registerComponent(Clock.class, any -> Clock.systemUTC())
                .configureAggregate(AggregateConfigurer.defaultConfiguration(Listing.class))
                .start();
    }

    private static SimpleCommandBus commandBus(TransactionManager transactions) {
        SimpleCommandBus bus =
                SimpleCommandBus.builder().transactionManager(transactions).build();
        bus.registerHandlerInterceptor(new CorrelationDataInterceptor<>(EventMetadata::ofCommand));
        return bus;
    }

    /** Seals what one command says; the keys are kept nowhere. */
    public Sealing sealing() {
        return new Sealing(vault);
    }

    public ListingId submit(Content content, Sealed contact, Sealed onBehalfOf) {
        SubmitOffer command =
                ListingLoad.offer(content, contact, UUID.randomUUID().toString().substring(0, 9));
        Map<String, Object> metadata = new HashMap<>(CLERK);
        metadata.put(EventMetadata.ON_BEHALF_OF, onBehalfOf.compact());
        metadata.put(EventMetadata.TEXT_KEY, onBehalfOf.key());
        send(command, metadata);
        return command.listingId();
    }

    public void claim(ListingId id) {
        send(new ClaimListing(id, null), MODERATOR);
    }

    public void approve(ListingId id) {
        send(new ApproveListing(id, null, null), MODERATOR);
    }

    private void send(Object command, Map<String, Object> metadata) {
        FutureCallback<Object, Object> callback = new FutureCallback<>();
        configuration.commandBus().dispatch(new GenericCommandMessage<>(command, metadata), callback);
        if (callback.getResult().isExceptional()) {
            throw new IllegalStateException(callback.getResult().exceptionResult());
        }
    }

    /** The engine's own event store, for a replay. */
    public EventStore eventStore() {
        return configuration.eventStore();
    }

    @Override
    public void close() {
        configuration.shutdown();
        pool.close();
    }

    /** A vault whose keys are kept nowhere. */
    public static Vault forgetfulVault(exchange.privacy.MasterKey master) {
        return new Vault(master, new KeyStore() {
            @Override
            public void add(Connection append, Collection<WrappedKey> keys) {
                // the peer has no place for them
            }

            @Override
            public Optional<WrappedKey> find(String id) {
                return Optional.empty();
            }

            @Override
            public void destroy(Collection<String> ids) {
                // nothing is kept
            }
        });
    }

    /** Commits as durably as the exchange does. */
    private static final class Durable extends JdbcTransactionManager {

        private static final long serialVersionUID = 1;

        private final boolean postgres;

        Durable(HikariDataSource pool, boolean postgres) {
            super(pool);
            this.postgres = postgres;
        }

        @Override
        protected void doCommit(DefaultTransactionStatus status) {
            super.doCommit(status);
            if (!postgres && !status.isReadOnly()) {
                Connection connection = DataSourceUtils.getConnection(obtainDataSource());
                try (Statement statement = connection.createStatement()) {
                    statement.execute("checkpoint sync");
                } catch (SQLException e) {
                    throw new IllegalStateException(e);
                }
            }
        }
    }
}
