package exchange.log;

import exchange.privacy.WrappedKey;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.EventUtils;
import org.axonframework.eventhandling.GenericTrackedDomainEventMessage;
import org.axonframework.eventhandling.TrackedDomainEventData;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventsourcing.eventstore.DomainEventStream;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.axonframework.eventsourcing.eventstore.EventStoreException;
import org.axonframework.serialization.LazyDeserializingObject;
import org.axonframework.serialization.SerializedMessage;
import org.axonframework.serialization.SerializedObject;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.UnknownSerializedType;
import org.jspecify.annotations.Nullable;

/** Axon's view of the log. No snapshots: aggregates are short, and cached. */
public final class LogEventStorageEngine implements EventStorageEngine {

    private static final int BLOCK = 1000;

    private final EventLog log;
    private final LogAppender appender;
    private final Serializer serializer;
    private final Upcasting upcasting;

    LogEventStorageEngine(EventLog log, LogAppender appender, Serializer serializer, Upcasting upcasting) {
        this.log = log;
        this.appender = appender;
        this.serializer = serializer;
        this.upcasting = upcasting;
    }

    /** Serialises and hashes events, on the thread of whoever published them. */
    List<PreparedEvent> prepare(List<? extends EventMessage<?>> events, CommandId commandId) {
        List<PreparedEvent> prepared = new ArrayList<>(events.size());
        for (EventMessage<?> event : events) {
            if (!(event instanceof DomainEventMessage<?> domainEvent)) {
                throw new EventStoreException("The log takes events of aggregates only, not " + event.getPayloadType());
            }
            SerializedObject<byte[]> payload = domainEvent.serializePayload(serializer, byte[].class);
            SerializedObject<byte[]> metadata = domainEvent.serializeMetaData(serializer, byte[].class);
            prepared.add(PreparedEvent.of(
                    domainEvent.getIdentifier(),
                    domainEvent.getType(),
                    domainEvent.getAggregateIdentifier(),
                    domainEvent.getSequenceNumber(),
                    payload.getType().getName(),
                    payload.getType().getRevision(),
                    StoredEvent.micros(domainEvent.getTimestamp()),
                    commandId.bytes(),
                    metadata.getData(),
                    payload.getData()));
        }
        return prepared;
    }

    long append(List<PreparedEvent> events, CommandId commandId, List<WrappedKey> newKeys) {
        return appender.append(commandId, events, newKeys);
    }

    /**
     * Axon's messages of stored events: upcast, deserialised when asked for.
     *
     * @throws EventStoreException if a type is unknown, when the stream comes to it
     */
    public Stream<TrackedEventMessage<?>> messages(List<StoredEvent> events) {
        return events.stream()
                .<TrackedEventMessage<?>>flatMap(
                        event -> upcasting.concerns(event) ? upcast(event) : Stream.of(asItIs(event)))
                .filter(LogEventStorageEngine::isKnown);
    }

    List<TrackedEventMessage<?>> messagesOf(StoredEvent event) {
        return messages(List.of(event)).toList();
    }

    private Stream<TrackedEventMessage<?>> upcast(StoredEvent event) {
        return EventUtils.upcastAndDeserializeTrackedEvents(
                Stream.of(new TrackedDomainEventData<>(event.token(), event)), serializer, upcasting.upcasters());
    }

    private TrackedEventMessage<?> asItIs(StoredEvent event) {
        return new GenericTrackedDomainEventMessage<>(
                event.token(),
                event.getType(),
                event.getAggregateIdentifier(),
                event.getSequenceNumber(),
                new SerializedMessage<>(
                        event.getEventIdentifier(),
                        new LazyDeserializingObject<>(event.getPayload(), serializer),
                        new LazyDeserializingObject<>(event.getMetaData(), serializer)),
                event::getTimestamp);
    }

    /** Nobody passes over what they do not know: a program older than the log stops reading it. */
    private static boolean isKnown(EventMessage<?> message) {
        if (message.getPayloadType() == UnknownSerializedType.class) {
            throw new EventStoreException("Event " + message.getIdentifier()
                    + " is of a type that this program does not know: it is older than the log");
        }
        return true;
    }

    @Override
    public void appendEvents(List<? extends EventMessage<?>> events) {
        if (!events.isEmpty()) {
            CommandId commandId = CommandId.random();
            append(prepare(events, commandId), commandId, List.of());
        }
    }

    @Override
    public void storeSnapshot(DomainEventMessage<?> snapshot) {
        throw new UnsupportedOperationException("The log keeps no snapshots");
    }

    @Override
    public Stream<? extends TrackedEventMessage<?>> readEvents(
            @Nullable TrackingToken trackingToken, boolean mayBlock) {
        LogToken start = trackingToken == null ? LogToken.START : (LogToken) trackingToken;
        return Stream.iterate(
                        log.after(start.index(), BLOCK),
                        block -> !block.isEmpty(),
                        block -> log.after(block.getLast().position(), BLOCK))
                .flatMap(this::messages);
    }

    @Override
    public DomainEventStream readEvents(String aggregateIdentifier, long firstSequenceNumber) {
        return DomainEventStream.of(messages(log.ofAggregate(aggregateIdentifier, firstSequenceNumber))
                .map(message -> (DomainEventMessage<?>) message));
    }

    @Override
    public Optional<DomainEventMessage<?>> readSnapshot(String aggregateIdentifier) {
        return Optional.empty();
    }

    @Override
    public Optional<Long> lastSequenceNumberFor(String aggregateIdentifier) {
        return log.lastSequence(aggregateIdentifier).stream().boxed().findFirst();
    }

    @Override
    public TrackingToken createTailToken() {
        return LogToken.START;
    }

    @Override
    public TrackingToken createHeadToken() {
        return tokenAt(log.head());
    }

    @Override
    public TrackingToken createTokenAt(Instant dateTime) {
        return tokenAt(log.positionAsOf(dateTime.minusNanos(1)));
    }

    private TrackingToken tokenAt(long position) {
        return position == 0
                ? LogToken.START
                : log.at(position)
                        .map(StoredEvent::token)
                        .orElseThrow(() -> new EventStoreException("The log has no event at position " + position));
    }
}
