package exchange.command.dispatch;

import exchange.event.account.Role;
import exchange.node.EventMetadata;
import exchange.privacy.Sealed;
import org.jspecify.annotations.Nullable;

/**
 * On whose word a command is sent: what every event of it will carry as metadata.
 *
 * @param actor the opaque id of the account, or {@link EventMetadata#ANONYMOUS}, {@link EventMetadata#SYSTEM}
 * @param channel as in {@link EventMetadata#CHANNEL}
 * @param onBehalfOf for whom, sealed
 * @param reason the reason code, if the command has one
 * @param consent whether the person concerned has agreed to be stored and published
 */
public record Sender(
        String actor,
        Role role,
        String channel,
        @Nullable Sealed onBehalfOf,
        @Nullable String reason,
        boolean consent) {

    /** The exchange itself. */
    public static final Sender SYSTEM = new Sender(EventMetadata.SYSTEM, Role.SYSTEM, "SYSTEM", null, null);

    /** Nobody was asked for a consent. */
    public Sender(String actor, Role role, String channel, @Nullable Sealed onBehalfOf, @Nullable String reason) {
        this(actor, role, channel, onBehalfOf, reason, false);
    }
}
