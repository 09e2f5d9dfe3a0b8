package exchange.log;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The Merkle tree of RFC 9162 over the log's leaf hashes: its root, and the way from a leaf to it. The roots of full subtrees never
 * change and are remembered, as far as there is room; what is not is worked out from the leaf hashes.
 */
public final class LogTree {

    /** A chunk is a full subtree of this height; smaller ones are worked out anew each time. */
    private static final int CHUNK_HEIGHT = 10;

    private static final int CHUNK = 1 << CHUNK_HEIGHT;
    private static final int KEPT_ROOTS = 100_000;
    private static final int KEPT_CHUNKS = 64;

    /** Where leaf hashes come from. */
    interface Leaves {

        /** Those after a position, in order. */
        List<byte[]> after(long position, int count);
    }

    /**
     * The tree at a size.
     *
     * @param size how many events it covers: the positions 1 to {@code size}
     * @param root 32 bytes
     */
    @SuppressWarnings("ArrayRecordComponent") // handed on, never compared
    public record Head(long size, byte[] root) {}

    private record Subtree(int height, long number) {}

    private final Cache<Subtree, byte[]> roots =
            Caffeine.newBuilder().maximumSize(KEPT_ROOTS).build();
    /** Of the last one, as much as there was when it was read. */
    private final Cache<Long, List<byte[]>> chunks =
            Caffeine.newBuilder().maximumSize(KEPT_CHUNKS).build();

    private final Leaves leaves;
    private final EventLog log;

    public LogTree(EventLog log) {
        this(log, log::leafHashes);
    }

    LogTree(EventLog log, Leaves leaves) {
        this.log = log;
        this.leaves = leaves;
    }

    /** The tree over all that is durable. */
    public Head head() {
        Frontier frontier = log.frontier();
        long size = log.size();
        return frontier.size() <= size
                ? new Head(frontier.size(), frontier.root())
                : new Head(size, root(size)); // the head row is ahead of the disk
    }

    /**
     * The root of the tree over the first events.
     *
     * @throws IllegalStateException if the log has fewer
     */
    public byte[] root(long size) {
        return size == 0 ? Frontier.EMPTY.root() : range(0, size);
    }

    /**
     * The inclusion path of RFC 9162, section 2.1.3.1: from the leaf upwards, the root of each neighbouring subtree.
     *
     * @param position of the event, from 1 to {@code size}
     * @throws IllegalStateException if the log has fewer events than {@code size}
     */
    public List<byte[]> path(long position, long size) {
        List<byte[]> downwards = new ArrayList<>();
        long leaf = position - 1;
        long begin = 0;
        long end = size;
        while (end - begin > 1) {
            long middle = begin + split(end - begin);
            if (leaf < middle) {
                downwards.add(range(middle, end));
                end = middle;
            } else {
                downwards.add(range(begin, middle));
                begin = middle;
            }
        }
        return downwards.reversed();
    }

    /**
     * The root to which an inclusion path leads, by RFC 9162, section 2.1.3.2; empty for what is no path of this leaf in a tree of this size.
     *
     * @param position of the event, from 1
     */
    public static Optional<byte[]> rootOf(byte[] leafHash, long position, long size, List<byte[]> path) {
        if (position < 1 || position > size) {
            return Optional.empty();
        }
        long node = position - 1;
        long last = size - 1;
        byte[] root = leafHash;
        for (byte[] neighbour : path) {
            if (last == 0) {
                return Optional.empty();
            }
            if ((node & 1) == 1 || node == last) {
                root = Frontier.node(neighbour, root);
                while ((node & 1) == 0 && node != 0) {
                    node >>= 1;
                    last >>= 1;
                }
            } else {
                root = Frontier.node(root, neighbour);
            }
            node >>= 1;
            last >>= 1;
        }
        return last == 0 ? Optional.of(root) : Optional.empty();
    }

    /** The greatest power of two smaller than a size of at least 2. */
    private static long split(long size) {
        return Long.highestOneBit(size - 1);
    }

    /** The root over leaves from {@code begin} on, as the tree is split: what is full begins at a multiple of its own size. */
    private byte[] range(long begin, long end) {
        long size = end - begin;
        if (Long.bitCount(size) == 1) {
            int height = Long.numberOfTrailingZeros(size);
            return full(new Subtree(height, begin >> height));
        }
        long middle = begin + split(size);
        return Frontier.node(range(begin, middle), range(middle, end));
    }

    private byte[] full(Subtree subtree) {
        if (subtree.height() < CHUNK_HEIGHT) {
            return small(subtree);
        }
        byte[] known = roots.getIfPresent(subtree);
        if (known != null) {
            return known;
        }
        byte[] root = subtree.height() == CHUNK_HEIGHT
                ? root(read(subtree.number() * CHUNK, CHUNK))
                : Frontier.node(
                        full(new Subtree(subtree.height() - 1, 2 * subtree.number())),
                        full(new Subtree(subtree.height() - 1, 2 * subtree.number() + 1)));
        roots.put(subtree, root);
        return root;
    }

    private byte[] small(Subtree subtree) {
        long begin = subtree.number() << subtree.height();
        int size = 1 << subtree.height();
        long chunk = begin / CHUNK;
        long from = begin - chunk * CHUNK;
        List<byte[]> known = chunks.getIfPresent(chunk);
        if (known == null || known.size() < from + size) {
            known = leaves.after(chunk * CHUNK, CHUNK);
            chunks.put(chunk, known);
        }
        return root(sublist(known, from, size));
    }

    private static List<byte[]> sublist(List<byte[]> hashes, long from, int size) {
        if (from + size > hashes.size()) {
            throw new IllegalStateException("The log has fewer events than the tree that was asked for");
        }
        return hashes.subList((int) from, (int) from + size);
    }

    private List<byte[]> read(long after, int count) {
        return sublist(leaves.after(after, count), 0, count);
    }

    /** Over a power of two of leaves. */
    private static byte[] root(List<byte[]> hashes) {
        List<byte[]> level = hashes;
        while (level.size() > 1) {
            List<byte[]> above = new ArrayList<>(level.size() / 2);
            for (int i = 0; i < level.size(); i += 2) {
                above.add(Frontier.node(level.get(i), level.get(i + 1)));
            }
            level = above;
        }
        return level.getFirst();
    }
}
