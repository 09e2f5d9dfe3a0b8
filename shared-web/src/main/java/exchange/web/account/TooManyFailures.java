package exchange.web.account;

import org.springframework.security.core.AuthenticationException;

/** Somebody tries passwords. */
public final class TooManyFailures extends AuthenticationException {

    private final int retryAfter;

    TooManyFailures(int retryAfter) {
        super("Too many failed logins");
        this.retryAfter = retryAfter;
    }

    /** After how many seconds to try again. */
    public int retryAfter() {
        return retryAfter;
    }
}
