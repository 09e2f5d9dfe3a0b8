package exchange.query.matching;

import exchange.query.model.Generation;
import exchange.web.problem.Language;
import java.util.List;

/**
 * Asks for a listing's matches.
 *
 * @param generation of the catalogue from which they are found
 * @param publicOnly whether counterparts for authorities only are left out
 * @param after the sort key of the last match of the page before; empty for the first page
 */
record FindMatches(
        Generation generation,
        String listing,
        boolean publicOnly,
        int size,
        String fingerprint,
        List<String> after,
        Language language) {}
