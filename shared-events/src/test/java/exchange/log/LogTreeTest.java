package exchange.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("The Merkle tree over the log")
class LogTreeTest {

    private final List<byte[]> hashes = IntStream.range(0, 5000)
            .mapToObj(i -> MerkleTree.leaf(ByteBuffer.allocate(4).putInt(i).array()))
            .toList();
    private int read;

    @Test
    void has_the_root_and_the_paths_of_rfc_9162_at_every_size() {
        for (int size = 1; size <= 200; size++) {
            List<byte[]> leaves = hashes.subList(0, size);
            LogTree tree = tree(size);
            byte[] root = MerkleTree.root(leaves);
            assertThat(tree.root(size)).isEqualTo(root);
            for (int position = 1; position <= size; position++) {
                List<byte[]> path = tree.path(position, size);
                assertThat(path).containsExactlyElementsOf(path(position - 1, leaves));
                assertThat(LogTree.rootOf(leaves.get(position - 1), position, size, path))
                        .hasValueSatisfying(found -> assertThat(found).isEqualTo(root));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1023, 1024, 1025, 2048, 3000, 4096, 4999, 5000})
    void goes_beyond_one_chunk(int size) {
        LogTree tree = tree(5000);
        byte[] root = MerkleTree.root(hashes.subList(0, size));
        assertThat(tree.root(size)).isEqualTo(root);
        for (int position : new int[] {1, 2, 1000, 1023, size - 1, size}) {
            assertThat(LogTree.rootOf(hashes.get(position - 1), position, size, tree.path(position, size)))
                    .hasValueSatisfying(found -> assertThat(found).isEqualTo(root));
        }
    }

    @Test
    void knows_the_trees_that_the_log_has_grown_out_of() {
        LogTree tree = tree(5000);
        for (int size : new int[] {1, 7, 1024, 3333}) {
            assertThat(tree.root(size)).isEqualTo(MerkleTree.root(hashes.subList(0, size)));
        }
    }

    @Test
    void reads_every_leaf_hash_once() {
        LogTree tree = tree(5000);
        tree.path(4500, 5000);
        assertThat(read).isLessThanOrEqualTo(5000);
        read = 0;
        tree.path(4500, 5000);
        tree.root(4096);
        assertThat(read).isZero();
    }

    @Test
    void leads_nowhere_when_anything_was_altered() {
        LogTree tree = tree(200);
        byte[] root = tree.root(200);
        List<byte[]> path = tree.path(77, 200);
        byte[] leaf = hashes.get(76);
        assertThat(LogTree.rootOf(hashes.get(77), 77, 200, path).orElseThrow()).isNotEqualTo(root);
        assertThat(LogTree.rootOf(leaf, 78, 200, path).orElseThrow()).isNotEqualTo(root);
        for (int i = 0; i < path.size(); i++) {
            List<byte[]> altered = new ArrayList<>(path);
            altered.set(i, MerkleTree.sha256(path.get(i)));
            assertThat(LogTree.rootOf(leaf, 77, 200, altered).orElseThrow()).isNotEqualTo(root);
        }
        assertThat(LogTree.rootOf(leaf, 77, 200, path.subList(1, path.size()))).isEmpty();
        List<byte[]> longer = new ArrayList<>(path);
        longer.add(leaf);
        assertThat(LogTree.rootOf(leaf, 77, 200, longer)).isEmpty();
        assertThat(LogTree.rootOf(leaf, 0, 200, path)).isEmpty();
        assertThat(LogTree.rootOf(leaf, 201, 200, path)).isEmpty();
    }

    @Test
    void says_so_when_leaves_are_missing() {
        assertThatIllegalStateException().isThrownBy(() -> tree(100).root(101));
        assertThatIllegalStateException().isThrownBy(() -> tree(1000).root(2048));
    }

    @SuppressWarnings("NullAway") // no question here reaches the log
    private LogTree tree(int size) {
        return new LogTree(null, (position, count) -> {
            List<byte[]> found = hashes.subList((int) Math.min(position, size), (int) Math.min(position + count, size));
            read += found.size();
            return found;
        });
    }

    /** PATH(m, D_n) of RFC 9162, section 2.1.3.1, as the text has it. */
    private static List<byte[]> path(int leaf, List<byte[]> leaves) {
        if (leaves.size() == 1) {
            return List.of();
        }
        int k = 1;
        while (2 * k < leaves.size()) {
            k *= 2;
        }
        List<byte[]> left = leaves.subList(0, k);
        List<byte[]> right = leaves.subList(k, leaves.size());
        List<byte[]> path = new ArrayList<>(leaf < k ? path(leaf, left) : path(leaf - k, right));
        path.add(MerkleTree.root(leaf < k ? right : left));
        return path;
    }
}
