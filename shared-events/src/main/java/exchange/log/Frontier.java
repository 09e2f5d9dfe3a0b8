package exchange.log;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The right edge of the Merkle tree of RFC 9162 (section 2.1) over the leaf hashes: the roots of the perfect subtrees that a tree of
 * this size falls into, the largest first. Enough to add leaves and to compute the root. Immutable.
 */
final class Frontier {

    /** Bytes of a hash: SHA-256. */
    static final int HASH = 32;

    private static final byte NODE = 1;

    /** The frontier of the empty tree. */
    static final Frontier EMPTY = new Frontier(0, List.of());

    private final long size;
    private final List<byte[]> roots;

    private Frontier(long size, List<byte[]> roots) {
        this.size = size;
        this.roots = roots;
    }

    /**
     * Reads {@link #toBytes}.
     *
     * @throws IllegalArgumentException if the number of hashes does not fit the size
     */
    static Frontier of(long size, byte[] bytes) {
        if (bytes.length != Long.bitCount(size) * HASH) {
            throw new IllegalArgumentException("A frontier of " + size + " leaves has " + Long.bitCount(size)
                    + " hashes, not " + bytes.length + " bytes");
        }
        List<byte[]> roots = new ArrayList<>();
        for (int at = 0; at < bytes.length; at += HASH) {
            roots.add(Arrays.copyOfRange(bytes, at, at + HASH));
        }
        return new Frontier(size, roots);
    }

    /** The frontier with one more leaf. */
    Frontier plus(byte[] leaf) {
        List<byte[]> grown = new ArrayList<>(roots);
        byte[] carried = leaf;
        for (long bits = size; (bits & 1) == 1; bits >>= 1) {
            carried = node(grown.removeLast(), carried);
        }
        grown.add(carried);
        return new Frontier(size + 1, grown);
    }

    /** The root of the tree: the hash of nothing for the empty one. */
    byte[] root() {
        if (roots.isEmpty()) {
            return sha256().digest();
        }
        byte[] root = roots.getLast();
        for (int i = roots.size() - 2; i >= 0; i--) {
            root = node(roots.get(i), root);
        }
        return root;
    }

    /** How many leaves there are. */
    long size() {
        return size;
    }

    /** The hashes one after the other, the largest subtree's first. */
    byte[] toBytes() {
        byte[] bytes = new byte[roots.size() * HASH];
        for (int i = 0; i < roots.size(); i++) {
            System.arraycopy(roots.get(i), 0, bytes, i * HASH, HASH);
        }
        return bytes;
    }

    static byte[] node(byte[] left, byte[] right) {
        MessageDigest digest = sha256();
        digest.update(NODE);
        digest.update(left);
        return digest.digest(right);
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has SHA-256", e);
        }
    }
}
