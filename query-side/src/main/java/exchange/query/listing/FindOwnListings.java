package exchange.query.listing;

import exchange.query.model.Generation;
import exchange.web.account.Caller;
import exchange.web.problem.Language;
import java.util.List;

/**
 * Asks for the listings of the reader's organisation, or of a partner, those that it brought in; the last ones first.
 *
 * @param generation which one answers
 * @param after the position of the last listing of the page before; empty for the first page
 */
record FindOwnListings(
        Generation generation, Caller reader, int size, String fingerprint, List<String> after, Language language) {}
