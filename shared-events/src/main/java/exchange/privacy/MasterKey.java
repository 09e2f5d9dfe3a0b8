package exchange.privacy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import javax.crypto.KDF;
import javax.crypto.SecretKey;
import javax.crypto.spec.HKDFParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** The one secret of an installation; every other key is wrapped by it or derived from it (HKDF-SHA256, RFC 5869). */
public final class MasterKey {

    private static final int LENGTH = 32;

    private final SecretKey secret;

    private MasterKey(byte[] secret) {
        this.secret = new SecretKeySpec(secret, "HKDF");
    }

    /**
     * Reads 32 bytes of base64.
     *
     * @throws IllegalArgumentException with a message for the operator if it is anything else
     */
    public static MasterKey fromBase64(String base64) {
        byte[] secret;
        try {
            secret = Base64.getDecoder().decode(base64.strip());
        } catch (IllegalArgumentException notBase64) {
            throw new IllegalArgumentException("The master key is not base64.", notBase64);
        }
        if (secret.length != LENGTH) {
            throw new IllegalArgumentException(
                    "The master key has " + secret.length + " bytes instead of " + LENGTH + ".");
        }
        return new MasterKey(secret);
    }

    /** Reads the key from a file, or makes it and the file (readable by its owner only). For demonstrations: key and data lie side by side. */
    public static MasterKey fromDemoFile(Path file) {
        try {
            if (Files.notExists(file)) {
                byte[] secret = new byte[LENGTH];
                new SecureRandom().nextBytes(secret);
                Files.createDirectories(file.toAbsolutePath().getParent());
                Files.createFile(
                        file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
                Files.writeString(file, Base64.getEncoder().encodeToString(secret), StandardOpenOption.SYNC);
            }
            return fromBase64(Files.readString(file, StandardCharsets.US_ASCII));
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot keep the demo master key in " + file, e);
        }
    }

    /** A key of 256 bits for one purpose and algorithm; the same every time. */
    SecretKey derive(String purpose, String algorithm) {
        try {
            return KDF.getInstance("HKDF-SHA256")
                    .deriveKey(
                            algorithm,
                            HKDFParameterSpec.ofExtract()
                                    .addIKM(secret)
                                    .thenExpand(purpose.getBytes(StandardCharsets.UTF_8), LENGTH));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("This JDK cannot derive keys", e);
        }
    }
}
