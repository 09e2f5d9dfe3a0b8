package exchange.web.limit;

import exchange.web.account.Caller;
import exchange.web.problem.Problem;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;

/**
 * How much people without an account may leave here that is kept or sent: listings, registrations, drafts, forms to be corrected, mails with a
 * link. So much an hour from one remote address, all of it at once if they like. Accounts have no such limit.
 */
public final class AnonymousAllowance {

    private final AddressBuckets left;

    AnonymousAllowance(int perHour) {
        this.left = new AddressBuckets(perHour, perHour, Duration.ofHours(1));
    }

    /** @throws Problem 429 if a caller without an account has left too much */
    public void take(HttpServletRequest request, Caller caller) {
        if (caller.isAnonymous()) {
            int seconds = left.take(request.getRemoteAddr());
            if (seconds > 0) {
                throw Problem.tooMany(seconds);
            }
        }
    }
}
