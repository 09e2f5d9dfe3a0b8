package exchange.query.audit;

import exchange.query.model.Generation;
import exchange.web.problem.Language;

/**
 * Asks for events of the log in their order.
 *
 * @param newestFirst whether in the opposite order
 * @param after the position after which to begin, in that order; 0 for the beginning
 * @param until the last position to look at
 */
record FindAuditEvents(AuditFilter filter, boolean newestFirst, long after, long until, int size, Language language) {

    /** The same question about what comes after a position. */
    FindAuditEvents after(long position) {
        return new FindAuditEvents(filter, newestFirst, position, until, size, language);
    }

    /** The same question about what is there up to a position. */
    FindAuditEvents until(long position) {
        return new FindAuditEvents(filter, newestFirst, after, position, size, language);
    }

    /** The question, to one generation. */
    record In(Generation generation, FindAuditEvents question) {}
}
