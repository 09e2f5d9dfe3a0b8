package exchange.query.matching;

import exchange.event.listing.Kind;
import exchange.query.model.Generation;
import exchange.web.problem.Language;
import java.util.List;

/**
 * Asks for the listings that have no match.
 *
 * @param kinds only of these kinds; all if there is none
 * @param after the sort key of the last listing of the page before; empty for the first page
 */
record FindUnmatched(
        Generation generation, List<Kind> kinds, int size, String fingerprint, List<String> after, Language language) {}
