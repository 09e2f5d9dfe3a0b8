package exchange.log;

import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.HashMap;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.axonframework.common.Registration;
import org.axonframework.common.caching.Cache;
import org.axonframework.eventsourcing.AggregateFactory;
import org.axonframework.eventsourcing.CachingEventSourcingRepository;
import org.axonframework.eventsourcing.EventSourcedAggregate;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.messaging.annotation.ParameterResolverFactory;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.jspecify.annotations.Nullable;

/**
 * Loads aggregates, from memory where they have been used lately, and notes at which version each was decided on, so that
 * {@link ConfirmDecisions} can ask the log whether that still held.
 *
 * @param <T> the aggregate
 */
public final class AggregateRepository<T> extends CachingEventSourcingRepository<T> {

    private static final String DECIDED_ON = AggregateRepository.class.getName() + ".decidedOn";
    private static final int CACHED = 20_000;

    private AggregateRepository(Builder<T> builder) {
        super(builder);
    }

    /**
     * @param parameters resolves what command handlers ask for beside the command
     */
    public static <T> AggregateRepository<T> of(
            AggregateFactory<T> factory, EventStore store, ParameterResolverFactory parameters) {
        Builder<T> builder = CachingEventSourcingRepository.builder(factory.getAggregateType());
        builder.aggregateFactory(factory)
                .eventStore(store)
                .parameterResolverFactory(parameters)
                .cache(new BoundedCache());
        return new AggregateRepository<>(builder);
    }

    @Override
    protected EventSourcedAggregate<T> doLoadWithLock(String aggregateIdentifier, @Nullable Long expectedVersion) {
        EventSourcedAggregate<T> aggregate = super.doLoadWithLock(aggregateIdentifier, expectedVersion);
        decidedOn(CurrentUnitOfWork.get()).put(aggregateIdentifier, aggregate.version());
        return aggregate;
    }

    /** The aggregates loaded in a unit of work, with the sequence of the last event that each had then. */
    static Map<String, Long> decidedOn(UnitOfWork<?> unitOfWork) {
        return unitOfWork.root().getOrComputeResource(DECIDED_ON, name -> new HashMap<>());
    }

    /** Axon's cache interface over a bounded map; listeners are nobody's need here. */
    private static final class BoundedCache implements Cache {

        private final com.github.benmanes.caffeine.cache.Cache<Object, Object> entries =
                Caffeine.newBuilder().maximumSize(CACHED).build();

        @Override
        @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"}) // as the overridden method
        public <K, V> @Nullable V get(K key) {
            return (V) entries.getIfPresent(key);
        }

        @Override
        public void put(Object key, Object value) {
            entries.put(key, value);
        }

        @Override
        public boolean putIfAbsent(Object key, Object value) {
            return entries.asMap().putIfAbsent(key, value) == null;
        }

        @Override
        public boolean remove(Object key) {
            return entries.asMap().remove(key) != null;
        }

        @Override
        public void removeAll() {
            entries.invalidateAll();
        }

        @Override
        public boolean containsKey(Object key) {
            return entries.asMap().containsKey(key);
        }

        @Override
        public Registration registerCacheEntryListener(EntryListener cacheEntryListener) {
            throw new UnsupportedOperationException("Nobody listens to the aggregate cache");
        }

        @Override
        @SuppressWarnings("unchecked")
        public <V> void computeIfPresent(Object key, UnaryOperator<V> update) {
            entries.asMap().computeIfPresent(key, (same, value) -> update.apply((V) value));
        }
    }
}
