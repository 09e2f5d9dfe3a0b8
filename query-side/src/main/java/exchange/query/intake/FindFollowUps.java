package exchange.query.intake;

import exchange.query.model.Generation;
import exchange.web.account.Caller;
import exchange.web.problem.Language;
import java.util.List;

/**
 * Asks what is to be done, what is due first ahead.
 *
 * @param everybodys whether what others are to do is included; what nobody in particular is to do always is
 * @param after the sort key of the last item of the page before; empty for the first page
 */
record FindFollowUps(
        Generation generation,
        Caller reader,
        boolean everybodys,
        int size,
        String fingerprint,
        List<String> after,
        Language language) {}
