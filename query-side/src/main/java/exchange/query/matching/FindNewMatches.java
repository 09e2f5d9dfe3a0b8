package exchange.query.matching;

import exchange.query.model.Generation;
import exchange.web.problem.Language;
import java.util.List;

/**
 * Asks for the best matches of the listings published last.
 *
 * @param generation of the catalogue from which they are found
 * @param after the sort key of the last item of the page before; empty for the first page
 */
record FindNewMatches(Generation generation, int size, String fingerprint, List<String> after, Language language) {}
