package exchange.privacy;

import javax.crypto.SecretKey;

/**
 * A data key just made, in use before it is stored. It is stored together with the events that carry what it sealed, or never.
 *
 * @param stored what the key store is to keep
 */
public record NewKey(WrappedKey stored, SecretKey secret) {

    public String id() {
        return stored.id();
    }

    @Override
    public String toString() {
        return "NewKey[" + id() + "]";
    }
}
