package exchange.query.audit;

import exchange.query.model.Generation;
import exchange.web.problem.Language;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Asks for events of the log in their order. Values of one filter are alternatives, filters add up; an empty one lets everything pass.
 *
 * @param actors logins or account ids
 * @param types stable names of events
 * @param from the earliest moment at which the log took the event, included
 * @param to the moment before which it did, excluded
 * @param after the position after which to begin
 * @param until the last position to look at
 */
record FindAuditEvents(
        List<String> listings,
        List<String> actors,
        List<String> types,
        @Nullable Instant from,
        @Nullable Instant to,
        long after,
        long until,
        int size,
        Language language) {

    /** The same question about what comes after a position. */
    FindAuditEvents after(long position) {
        return new FindAuditEvents(listings, actors, types, from, to, position, until, size, language);
    }

    /** The question, to one generation. */
    record In(Generation generation, FindAuditEvents question) {}
}
