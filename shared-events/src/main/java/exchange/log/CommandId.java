package exchange.log;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * Identifies a command, so that it takes effect once. Derived by SHA-256 from who sent it and the key that they chose, or from the name
 * of a policy and the position that caused it; or random for a request without a key, which cannot be repeated.
 */
public final class CommandId {

    private static final int LENGTH = 32;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final byte[] bytes;
    private final boolean repeatable;

    private CommandId(byte[] bytes, boolean repeatable) {
        this.bytes = bytes;
        this.repeatable = repeatable;
    }

    /** The id of what a principal calls by this key; the same every time. */
    public static CommandId of(String principal, String key) {
        MessageDigest digest = Frontier.sha256();
        byte[] who = principal.getBytes(StandardCharsets.UTF_8);
        digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(who.length).flip());
        digest.update(who);
        return new CommandId(digest.digest(key.getBytes(StandardCharsets.UTF_8)), true);
    }

    /** The id of a command that nobody can send twice. */
    public static CommandId random() {
        byte[] bytes = new byte[LENGTH];
        RANDOM.nextBytes(bytes);
        return new CommandId(bytes, false);
    }

    static CommandId stored(byte[] bytes) {
        return new CommandId(bytes, true);
    }

    /** Whether the same id may come again, so that the log has to be asked for it. */
    public boolean isRepeatable() {
        return repeatable;
    }

    /** 32 bytes. */
    public byte[] bytes() {
        return bytes.clone();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof CommandId that && Arrays.equals(bytes, that.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    /** 64 hexadecimal digits. */
    @Override
    public String toString() {
        return HexFormat.of().formatHex(bytes);
    }
}
