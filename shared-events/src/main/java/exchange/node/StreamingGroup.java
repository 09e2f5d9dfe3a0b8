package exchange.node;

/**
 * A processing group that follows the log with one token, kept in the schema of its side.
 *
 * @param name as in {@code @ProcessingGroup}
 * @param schema holds {@code token_entry}
 * @param startAtHead whether the group ignores what happened before it was first deployed, as a policy must
 */
public record StreamingGroup(String name, String schema, boolean startAtHead) {

    /** A read model: it starts at the first event. */
    public static StreamingGroup readModel(String name, String schema) {
        return new StreamingGroup(name, schema, false);
    }

    /** A policy: it starts at the head when first deployed, and never runs in a replay. */
    public static StreamingGroup policy(String name, String schema) {
        return new StreamingGroup(name, schema, true);
    }
}
