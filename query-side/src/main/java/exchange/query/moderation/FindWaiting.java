package exchange.query.moderation;

import exchange.web.problem.Language;
import java.util.List;

/**
 * Asks for a page of the moderation queue.
 *
 * @param after the sort key of the last item of the page before; empty for the first page
 */
record FindWaiting(int size, String fingerprint, List<String> after, Language language) {}
