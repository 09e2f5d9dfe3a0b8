package exchange.query.audit;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Somebody was shown the contact data of a listing. Absent values are null.
 *
 * @param reader the login; the opaque id where the account is gone; {@code anonymous} for the bearer of a secret link
 * @param role of the reader then
 * @param reason as the reader gave it; auditors have to
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
record Access(
        long number,
        Instant at,
        String reader,
        String role,
        String listing,
        @Nullable String reason) {}
