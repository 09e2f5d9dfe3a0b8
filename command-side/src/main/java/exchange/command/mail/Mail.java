package exchange.command.mail;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Something of which somebody is to be told.
 *
 * @param about a listing or an account
 * @param cause the position of the event; 0 if there is none
 * @param language of whoever asked for it; null for that of the listing
 * @param attempts that were made
 */
record Mail(
        String id,
        Topic topic,
        String about,
        long cause,
        @Nullable String language,
        State state,
        int attempts,
        Instant createdAt) {

    /** How far it has come. */
    enum State {
        /** nobody has looked yet whether there is an address */
        NEW,
        /** to be sent, or to be sent again */
        WAITING,
        SENT,
        /** somebody at the desk calls instead */
        CALL_BACK,
        /** there is nobody left to tell, or no way, and nothing for which somebody calls */
        DROPPED
    }
}
