package exchange.query.proof;

import exchange.privacy.SigningKey;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;

/** A key that signs notes, by C2SP signed-note. */
final class NoteKey {

    /** Ed25519, as signed-note numbers algorithms. */
    private static final byte ED25519 = 1;

    private static final int ID = 4;

    private final String name;
    private final SigningKey key;
    private final byte[] typedKey;
    private final byte[] id;

    NoteKey(String name, SigningKey key) {
        this.name = name;
        this.key = key;
        byte[] publicKey = key.publicKey();
        this.typedKey = ByteBuffer.allocate(1 + publicKey.length)
                .put(ED25519)
                .put(publicKey)
                .array();
        this.id = Arrays.copyOf(sha256((name + "\n").getBytes(StandardCharsets.UTF_8), typedKey), ID);
    }

    String name() {
        return name;
    }

    /** The key that checks signatures, as C2SP writes it: name, id and public key. */
    String verifier() {
        return name + "+" + HexFormat.of().formatHex(id) + "+"
                + Base64.getEncoder().encodeToString(typedKey);
    }

    /**
     * A text with its signature.
     *
     * @param text ends with a line end
     */
    String note(String text) {
        byte[] signature = key.sign(text.getBytes(StandardCharsets.UTF_8));
        byte[] line = ByteBuffer.allocate(ID + signature.length)
                .put(id)
                .put(signature)
                .array();
        return text + "\n\u2014 " + name + " " + Base64.getEncoder().encodeToString(line) + "\n";
    }

    private static byte[] sha256(byte[] first, byte[] second) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(first);
            return digest.digest(second);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has SHA-256", e);
        }
    }
}
