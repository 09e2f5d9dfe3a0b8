package exchange.query.audit;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * One event of the log, as an auditor sees it. Absent values are null.
 *
 * @param at when the log took it
 * @param actor the login; the opaque id where the account is gone; {@code anonymous} or {@code system} where there is none
 * @param onBehalfOf for whom the actor acted; a placeholder once that was removed
 * @param commandId 64 hexadecimal digits; the same for all events of one command
 * @param data the event's content, opened, without personal data
 * @param leafHash base64
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
record AuditEvent(
        long position,
        String type,
        Instant at,
        @Nullable String actor,
        @Nullable String role,
        @Nullable String channel,
        @Nullable String onBehalfOf,
        @Nullable String reason,
        String commandId,
        @Nullable String listing,
        JsonNode data,
        String leafHash) {}
