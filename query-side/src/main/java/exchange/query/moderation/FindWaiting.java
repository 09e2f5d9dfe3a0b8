package exchange.query.moderation;

import exchange.query.model.Generation;
import exchange.web.problem.Language;
import java.util.List;

/**
 * Asks for a page of the moderation queue.
 *
 * @param generation which one answers
 * @param after the sort key of the last item of the page before; empty for the first page
 */
record FindWaiting(
        Generation generation,
        QueueFilter filter,
        int size,
        String fingerprint,
        List<String> after,
        Language language) {}
