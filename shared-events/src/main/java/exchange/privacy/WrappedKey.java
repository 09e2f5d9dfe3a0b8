package exchange.privacy;

/**
 * A data key as it is stored.
 *
 * @param id 22 characters of base64url: 128 random bits
 * @param wrapped nonce, ciphertext and tag of the key under the master key: {@value #LENGTH} bytes
 */
@SuppressWarnings("ArrayRecordComponent") // held and passed on, never compared
public record WrappedKey(String id, byte[] wrapped) {

    /** 12 bytes of nonce, 32 of key, 16 of tag. */
    public static final int LENGTH = 60;

    /**
     * @throws IllegalArgumentException if {@code wrapped} has another length
     */
    public WrappedKey {
        if (wrapped.length != LENGTH) {
            throw new IllegalArgumentException("A wrapped key has " + LENGTH + " bytes, not " + wrapped.length);
        }
    }
}
