package exchange.log;

import exchange.privacy.WrappedKey;
import java.util.List;

/**
 * What travels with a command to the log and back, beside its payload: who can repeat it, which new data keys its texts were sealed
 * under, and, once it has taken effect, where. Carried in the command message's metadata under {@link #KEY}; never stored.
 */
public final class CommandEnvelope {

    /** The metadata key of the envelope. */
    public static final String KEY = "envelope";

    private final CommandId commandId;
    private final List<WrappedKey> newKeys;
    private volatile long position;
    private volatile boolean effective;

    /**
     * @param newKeys the keys to store together with the command's events; none is stored when there are no events
     */
    public CommandEnvelope(CommandId commandId, List<WrappedKey> newKeys) {
        this.commandId = commandId;
        this.newKeys = List.copyOf(newKeys);
    }

    public CommandId commandId() {
        return commandId;
    }

    /** The position of the command's last event, or of the log's head when it was confirmed that nothing had to change; else 0. */
    public long position() {
        return position;
    }

    /** Whether the command has put events into the log. */
    public boolean hasTakenEffect() {
        return effective;
    }

    List<WrappedKey> newKeys() {
        return newKeys;
    }

    void confirmedAt(long position) {
        this.position = position;
    }

    void tookEffectAt(long position) {
        this.position = position;
        effective = true;
    }
}
