package exchange.node;

import java.time.Duration;

/**
 * A processing group that follows the log with one token, kept in the schema of its side.
 *
 * @param name as in {@code @ProcessingGroup}
 * @param schema holds {@code token_entry}
 * @param startAtHead whether the group ignores what happened before it was first deployed, as a policy must
 * @param rest how long the group lets events gather before each batch
 */
public record StreamingGroup(String name, String schema, boolean startAtHead, Duration rest) {

    /** A read model: it starts at the first event. */
    public static StreamingGroup readModel(String name, String schema) {
        return new StreamingGroup(name, schema, false, Duration.ZERO);
    }

    /** A policy: it starts at the head when first deployed, and never runs in a replay. */
    public static StreamingGroup policy(String name, String schema) {
        return new StreamingGroup(name, schema, true, Duration.ZERO);
    }

    /** The same for what nobody waits for: under load it costs a transaction for each rest instead of one for every few events. */
    public StreamingGroup resting(Duration rest) {
        return new StreamingGroup(name, schema, startAtHead, rest);
    }
}
