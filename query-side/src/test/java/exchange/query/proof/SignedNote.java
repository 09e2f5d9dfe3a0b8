package exchange.query.proof;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;

/** Opens a note as somebody outside would, who has nothing but the text of C2SP and the public key. */
final class SignedNote {

    private static final byte[] ED25519_HEADER = HexFormat.of().parseHex("302a300506032b6570032100");

    private SignedNote() {}

    /** The lines of the text; fails if the signature is not that of the key. */
    static String[] open(String note, String vkey) throws GeneralSecurityException {
        String[] named = vkey.strip().split("\\+", 3);
        byte[] typedKey = Base64.getDecoder().decode(named[2]);
        if (typedKey.length != 33 || typedKey[0] != 1) {
            throw new GeneralSecurityException("no Ed25519 key");
        }
        MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
        sha256.update((named[0] + "\n").getBytes(StandardCharsets.UTF_8));
        byte[] id = Arrays.copyOf(sha256.digest(typedKey), 4);
        if (!HexFormat.of().formatHex(id).equals(named[1])) {
            throw new GeneralSecurityException("the key's id does not fit");
        }
        int empty = note.indexOf("\n\n");
        String text = note.substring(0, empty + 1);
        String signature = note.substring(empty + 2);
        String begin = "\u2014 " + named[0] + " ";
        if (!signature.startsWith(begin) || !signature.endsWith("\n")) {
            throw new GeneralSecurityException("no signature of " + named[0]);
        }
        byte[] signed =
                Base64.getDecoder().decode(signature.substring(begin.length()).strip());
        if (!Arrays.equals(Arrays.copyOf(signed, 4), id)) {
            throw new GeneralSecurityException("signed by another key");
        }
        byte[] encoded = Arrays.copyOf(ED25519_HEADER, ED25519_HEADER.length + 32);
        System.arraycopy(typedKey, 1, encoded, ED25519_HEADER.length, 32);
        Signature check = Signature.getInstance("Ed25519");
        check.initVerify(KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(encoded)));
        check.update(text.getBytes(StandardCharsets.UTF_8));
        if (!check.verify(Arrays.copyOfRange(signed, 4, signed.length))) {
            throw new GeneralSecurityException("the signature is wrong");
        }
        return text.split("\n", -1);
    }
}
