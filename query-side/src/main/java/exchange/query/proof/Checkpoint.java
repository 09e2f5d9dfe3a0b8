package exchange.query.proof;

import java.time.Instant;
import java.util.Base64;

/**
 * A signed digest of the whole history up to a position (Prüfsiegel).
 *
 * @param size the last position that it covers
 * @param root of the tree over positions 1 to {@code size}: 32 bytes
 * @param note C2SP tlog-checkpoint, signed
 * @param at when it was made
 */
@SuppressWarnings("ArrayRecordComponent") // handed on, never compared
record Checkpoint(long size, byte[] root, String note, Instant at) {

    public String rootInBase64() {
        return Base64.getEncoder().encodeToString(root);
    }
}
