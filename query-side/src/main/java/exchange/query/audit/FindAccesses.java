package exchange.query.audit;

import exchange.query.model.Generation;
import java.util.List;

/**
 * Asks who was shown contact data. Values of one filter are alternatives, filters add up; an empty one lets everything pass.
 *
 * @param generation of the audit trail, by which references are known
 * @param listings ids and references of listings
 * @param readers logins or account ids
 * @param after the number after which to begin, in the order asked for; 0 for the beginning
 */
record FindAccesses(
        Generation generation,
        List<String> listings,
        List<String> readers,
        boolean newestFirst,
        long after,
        int size) {}
