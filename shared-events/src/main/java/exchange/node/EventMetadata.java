package exchange.node;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.axonframework.messaging.Message;

/**
 * The keys of every event's metadata: who did it, in which role, through which channel, on whose behalf and why. Set in one place, from
 * the command's metadata, never by handlers.
 */
public final class EventMetadata {

    /** The opaque id of the account that acted; {@value #ANONYMOUS} without one; {@value #SYSTEM} for the exchange itself. */
    public static final String ACTOR = "actor";

    /** A name of {@link exchange.event.account.Role}. */
    public static final String ROLE = "role";

    /** HOTLINE, EMAIL, NETWORK, IMPORT, ACCOUNT, WEB_FORM or SYSTEM. */
    public static final String CHANNEL = "channel";

    /** {@link exchange.privacy.Sealed#compact}: for whom the actor acted, if for somebody else. */
    public static final String ON_BEHALF_OF = "onBehalfOf";

    /** The reason code of the command, if it has one. */
    public static final String REASON = "reason";

    /** {@code true} if the person concerned has agreed to be stored and published, as a clerk or partner says; absent if nobody asked. */
    public static final String CONSENT = "consent";

    /** The id of the data key under which all texts of the command are sealed, if it has any. */
    public static final String TEXT_KEY = "textKey";

    /** HMAC of the request's body, base64url, by which a repetition is told from another command under the same key. */
    public static final String BODY_HASH = "bodyHash";

    /** The actor of commands without an account. */
    public static final String ANONYMOUS = "anonymous";

    /** The actor of what the exchange does by itself. */
    public static final String SYSTEM = "system";

    private static final List<String> KEYS =
            List.of(ACTOR, ROLE, CHANNEL, ON_BEHALF_OF, REASON, CONSENT, TEXT_KEY, BODY_HASH);

    private EventMetadata() {}

    /** What every event of a command carries of the command's metadata. */
    public static Map<String, ?> ofCommand(Message<?> command) {
        Map<String, Object> metadata = new HashMap<>();
        for (String key : KEYS) {
            Object value = command.getMetaData().get(key);
            if (value != null) {
                metadata.put(key, value);
            }
        }
        return metadata;
    }
}
