package exchange.query.proof;

import exchange.log.EventLog;
import exchange.log.LogTree;
import exchange.log.LogTree.Head;
import exchange.privacy.Vault;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Makes checkpoints. The one that is shown stays for half a minute, so that whoever fetches it finds it again; then, if anything has
 * happened since, comes the next. None is stored: the same history gives the same checkpoint, on every node.
 */
@Component
class Checkpoints {

    private static final Duration KEPT = Duration.ofSeconds(30);
    private static final String PURPOSE = "checkpoint signing";

    private final LogTree tree;
    private final EventLog log;
    private final NoteKey key;
    private final Clock clock;
    private volatile @Nullable Checkpoint kept;

    Checkpoints(LogTree tree, EventLog log, Vault vault, CheckpointSettings settings, Clock clock) {
        this.tree = tree;
        this.log = log;
        this.key = new NoteKey(settings.origin(), vault.signingKey(PURPOSE));
        this.clock = clock;
    }

    /** Who signs. */
    NoteKey key() {
        return key;
    }

    /** The one that is shown now. */
    Checkpoint current() {
        Checkpoint shown = kept;
        return shown != null && clock.instant().isBefore(shown.at().plus(KEPT)) ? shown : make();
    }

    /** One that covers a position, if the log has it. */
    Checkpoint covering(long position) {
        Checkpoint current = current();
        return current.size() >= position || log.size() < position ? current : make();
    }

    /** One of all that has happened by now, shown from now on. */
    synchronized Checkpoint make() {
        Head head = tree.head();
        String root = Base64.getEncoder().encodeToString(head.root());
        Checkpoint made = new Checkpoint(
                head.size(),
                head.root(),
                key.note(key.name() + "\n" + head.size() + "\n" + root + "\n"),
                clock.instant());
        kept = made;
        return made;
    }
}
