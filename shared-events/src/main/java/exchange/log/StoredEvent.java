package exchange.log;

import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import org.axonframework.eventhandling.DomainEventData;
import org.axonframework.serialization.SerializedMetaData;
import org.axonframework.serialization.SerializedObject;
import org.axonframework.serialization.SimpleSerializedObject;

/**
 * One row of the log.
 *
 * @param position 1 for the first event of the exchange, then without a hole
 * @param eventId random and never public: it keeps leaf hashes from being guessed
 * @param sequence counts the aggregate's events from 0
 * @param type the stable name of the event
 * @param occurredAt microseconds since 1970, by the clock of the node that decided
 * @param recordedAt microseconds since 1970, greater than that of every earlier position
 * @param metadata JSON
 * @param payload JSON
 */
@SuppressWarnings("ArrayRecordComponent") // a row as it is stored, never compared
public record StoredEvent(
        long position,
        String eventId,
        String aggregateType,
        String aggregateId,
        long sequence,
        String type,
        String revision,
        long occurredAt,
        long recordedAt,
        byte[] commandId,
        byte[] metadata,
        byte[] payload,
        byte[] leafHash)
        implements DomainEventData<byte[]> {

    /** The token of a reader that has seen everything up to this event. */
    public LogToken token() {
        return new LogToken(position, HexFormat.of().formatHex(leafHash));
    }

    /** When the log took the event, by which "as of an instant" is answered. */
    public Instant recordedAtInstant() {
        return instant(recordedAt);
    }

    /** The command that caused the event, as hexadecimal digits. */
    public String commandIdHex() {
        return HexFormat.of().formatHex(commandId);
    }

    /** Whether the leaf hash is that of the other columns as they are now. */
    public boolean isIntact() {
        byte[] content = PreparedEvent.contentHash(
                eventId,
                aggregateType,
                aggregateId,
                sequence,
                type,
                revision,
                occurredAt,
                commandId,
                metadata,
                payload);
        return Arrays.equals(leafHash, PreparedEvent.leafHash(content, position, recordedAt));
    }

    @Override
    public String getEventIdentifier() {
        return eventId;
    }

    @Override
    public Instant getTimestamp() {
        return instant(occurredAt);
    }

    @Override
    public SerializedObject<byte[]> getMetaData() {
        return new SerializedMetaData<>(metadata, byte[].class);
    }

    @Override
    public SerializedObject<byte[]> getPayload() {
        return new SimpleSerializedObject<>(payload, byte[].class, type, revision);
    }

    @Override
    public String getType() {
        return aggregateType;
    }

    @Override
    public String getAggregateIdentifier() {
        return aggregateId;
    }

    @Override
    public long getSequenceNumber() {
        return sequence;
    }

    static Instant instant(long micros) {
        return Instant.ofEpochSecond(Math.floorDiv(micros, 1_000_000L), Math.floorMod(micros, 1_000_000L) * 1_000L);
    }

    static long micros(Instant instant) {
        return Math.addExact(Math.multiplyExact(instant.getEpochSecond(), 1_000_000L), instant.getNano() / 1_000L);
    }
}
