package exchange.query.proof;

import java.util.List;

/**
 * That an event is in the log. Hashes are base64.
 *
 * @param position of the event; its leaf has the index one less
 * @param treeSize of the checkpoint
 * @param path the inclusion path of RFC 9162 from the leaf to the checkpoint's root
 * @param checkpoint a signed note
 */
record Proof(long position, String leafHash, long treeSize, List<String> path, String checkpoint) {}
