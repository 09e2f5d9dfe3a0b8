package exchange.log;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;

/** The tree hash of RFC 9162, section 2.1.1, written down as the text has it and without regard to cost: the tests' oracle. */
final class MerkleTree {

    private MerkleTree() {}

    static byte[] root(List<byte[]> leafHashes) {
        if (leafHashes.isEmpty()) {
            return sha256();
        }
        if (leafHashes.size() == 1) {
            return leafHashes.getFirst();
        }
        int k = 1;
        while (2 * k < leafHashes.size()) {
            k *= 2;
        }
        return sha256(new byte[] {1}, root(leafHashes.subList(0, k)), root(leafHashes.subList(k, leafHashes.size())));
    }

    /** The leaf hash that RFC 9162 gives to plain data. */
    static byte[] leaf(byte[] data) {
        return sha256(new byte[] {0}, data);
    }

    static byte[] sha256(byte[]... parts) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (byte[] part : parts) {
                digest.update(part);
            }
            return digest.digest();
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }
}
