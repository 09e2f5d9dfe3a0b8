package exchange.privacy;

import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.spec.NamedParameterSpec;
import java.util.Arrays;

/** Signs with Ed25519 (RFC 8032). Whoever has the public key can tell who signed, and that nothing was changed since. */
public final class SigningKey {

    private static final String ALGORITHM = "Ed25519";
    private static final int KEY = 32;

    private final PrivateKey secret;
    private final byte[] publicKey;

    private SigningKey(PrivateKey secret, byte[] publicKey) {
        this.secret = secret;
        this.publicKey = publicKey;
    }

    /**
     * The key of a seed.
     *
     * @param seed 32 bytes
     */
    static SigningKey of(byte[] seed) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance(ALGORITHM);
            generator.initialize(NamedParameterSpec.ED25519, new Seed(seed));
            KeyPair pair = generator.generateKeyPair();
            byte[] encoded = pair.getPublic().getEncoded();
            return new SigningKey(pair.getPrivate(), Arrays.copyOfRange(encoded, encoded.length - KEY, encoded.length));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("This JDK has no Ed25519", e);
        }
    }

    /** The public key as RFC 8032 encodes it: 32 bytes. */
    public byte[] publicKey() {
        return publicKey.clone();
    }

    /** The signature of a message: 64 bytes, the same every time. */
    public byte[] sign(byte[] message) {
        try {
            Signature signature = Signature.getInstance(ALGORITHM);
            signature.initSign(secret);
            signature.update(message);
            return signature.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("This JDK cannot sign with Ed25519", e);
        }
    }

    /** The JDK works out a public key only for a key that it draws itself; so it is given what to draw. */
    private static final class Seed extends SecureRandom {

        private static final long serialVersionUID = 1L;

        private final byte[] seed;

        Seed(byte[] seed) {
            this.seed = seed.clone();
        }

        @Override
        public void nextBytes(byte[] drawn) {
            if (drawn.length != seed.length) {
                throw new IllegalStateException("A key of " + seed.length + " bytes is asked for " + drawn.length);
            }
            System.arraycopy(seed, 0, drawn, 0, drawn.length);
        }
    }
}
