package exchange.command.dispatch;

import org.jspecify.annotations.Nullable;

/** What bodies of commands may say about the command itself: through which channel it came, for whom, and why. */
public interface Statement {

    /** HOTLINE, EMAIL, NETWORK or IMPORT; null if it was not said. */
    default @Nullable Channel channel() {
        return null;
    }

    /** For whom the sender acts; null for nobody else. */
    default @Nullable String onBehalfOf() {
        return null;
    }

    /** Whether the person concerned has agreed to be stored and published, as whoever took the call was told; null if nobody asked. */
    default @Nullable Boolean consent() {
        return null;
    }

    /** The reason code; null for commands without one. */
    default @Nullable Enum<?> reasonCode() {
        return null;
    }

    /** The channels that a clerk or a partner may name (API.md). */
    enum Channel {
        HOTLINE,
        EMAIL,
        NETWORK,
        IMPORT
    }
}
