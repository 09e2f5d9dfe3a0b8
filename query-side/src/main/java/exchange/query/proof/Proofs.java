package exchange.query.proof;

import exchange.log.EventLog;
import exchange.log.LogTree;
import exchange.log.StoredEvent;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Shows that an event is in the log that a checkpoint stands for. */
@Component
class Proofs {

    private final LogTree tree;
    private final EventLog log;
    private final Checkpoints checkpoints;

    Proofs(LogTree tree, EventLog log, Checkpoints checkpoints) {
        this.tree = tree;
        this.log = log;
        this.checkpoints = checkpoints;
    }

    /**
     * The proof of a position; empty if the log has no such one.
     *
     * @throws IllegalStateException if the log does not fit its checkpoint: it was altered
     */
    Optional<Proof> of(long position) {
        Optional<StoredEvent> event = log.at(position);
        if (event.isEmpty()) {
            return Optional.empty();
        }
        Checkpoint checkpoint = checkpoints.covering(position);
        byte[] leaf = event.get().leafHash();
        List<byte[]> path = tree.path(position, checkpoint.size());
        if (!LogTree.rootOf(leaf, position, checkpoint.size(), path)
                .filter(root -> Arrays.equals(root, checkpoint.root()))
                .isPresent()) {
            throw new IllegalStateException(
                    "Position " + position + " does not lead to the root of the log; it was damaged or altered");
        }
        Base64.Encoder base64 = Base64.getEncoder();
        return Optional.of(new Proof(
                position,
                base64.encodeToString(leaf),
                checkpoint.size(),
                path.stream().map(base64::encodeToString).toList(),
                checkpoint.note()));
    }
}
