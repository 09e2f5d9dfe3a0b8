package exchange.privacy;

import java.util.Optional;

/**
 * A value that only a {@link Vault} can read, as long as its key exists. Safe to store, log and hand on.
 *
 * @param key the id of the data key
 * @param box nonce, ciphertext and tag of AES-256-GCM, base64
 */
public record Sealed(String key, String box) {

    private static final char SEPARATOR = ':';

    /** One string for places that hold no structure, such as an event's metadata. Read back by {@link #parse}. */
    public String compact() {
        return key + SEPARATOR + box;
    }

    /** Reads {@link #compact}; empty for what never was one. */
    public static Optional<Sealed> parse(String compact) {
        int at = compact.indexOf(SEPARATOR);
        return at < 1 ? Optional.empty() : Optional.of(new Sealed(compact.substring(0, at), compact.substring(at + 1)));
    }
}
