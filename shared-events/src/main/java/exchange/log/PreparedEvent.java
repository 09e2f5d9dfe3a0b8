package exchange.log;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import org.jspecify.annotations.Nullable;

/**
 * An event as it will be stored, serialised and hashed by its own thread before it asks for a place in the log.
 *
 * @param sequence counts the aggregate's events from 0
 * @param type the stable name
 * @param occurredAt microseconds since 1970, by the clock of the node that decided
 */
@SuppressWarnings("ArrayRecordComponent") // bytes on their way to the database, never compared
record PreparedEvent(
        String eventId,
        String aggregateType,
        String aggregateId,
        long sequence,
        String type,
        String revision,
        long occurredAt,
        byte[] commandId,
        byte[] metadata,
        byte[] payload,
        byte[] contentHash) {

    private static final byte LEAF = 0;

    static PreparedEvent of(
            String eventId,
            String aggregateType,
            String aggregateId,
            long sequence,
            String type,
            String revision,
            long occurredAt,
            byte[] commandId,
            byte[] metadata,
            byte[] payload) {
        byte[] hash = contentHash(
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
        return new PreparedEvent(
                eventId,
                aggregateType,
                aggregateId,
                sequence,
                type,
                revision,
                occurredAt,
                commandId,
                metadata,
                payload,
                hash);
    }

    /**
     * SHA-256 over every stored column but position, recordedAt and the leaf hash itself, in the order of the parameters, each preceded
     * by its length in bytes (four bytes, big-endian); numbers are eight bytes, big-endian, texts UTF-8.
     */
    static byte[] contentHash(
            String eventId,
            String aggregateType,
            String aggregateId,
            long sequence,
            String type,
            String revision,
            long occurredAt,
            byte[] commandId,
            byte[] metadata,
            byte[] payload) {
        MessageDigest digest = Frontier.sha256();
        add(digest, utf8(eventId));
        add(digest, utf8(aggregateType));
        add(digest, utf8(aggregateId));
        add(digest, eightBytes(sequence));
        add(digest, utf8(type));
        add(digest, utf8(revision));
        add(digest, eightBytes(occurredAt));
        add(digest, commandId);
        add(digest, metadata);
        add(digest, payload);
        return digest.digest();
    }

    /** SHA-256(0x00 ‖ content hash ‖ position ‖ recordedAt), the numbers as eight bytes, big-endian. */
    byte[] leafHash(long position, long recordedAt) {
        return leafHash(contentHash, position, recordedAt);
    }

    static byte[] leafHash(byte[] contentHash, long position, long recordedAt) {
        MessageDigest digest = Frontier.sha256();
        digest.update(LEAF);
        digest.update(contentHash);
        digest.update(eightBytes(position));
        return digest.digest(eightBytes(recordedAt));
    }

    /** Whether a stored row is this very event, not another at the same place. */
    boolean is(@Nullable String storedEventId) {
        return eventId.equals(storedEventId);
    }

    private static void add(MessageDigest digest, byte[] part) {
        digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(part.length).flip());
        digest.update(part);
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] eightBytes(long number) {
        return ByteBuffer.allocate(Long.BYTES).putLong(number).array();
    }
}
