package exchange.web.account;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;

/** Counts failed logins of one address as one account, for a minute from the first; bounded in memory. */
final class FailedLogins {

    private static final int MOST = 20;
    private static final Duration WINDOW = Duration.ofMinutes(1);
    private static final int KEPT = 50_000;

    private record Attempt(String address, String login) {}

    private final Cache<Attempt, AtomicInteger> failures;

    FailedLogins(Ticker ticker) {
        this.failures = Caffeine.newBuilder()
                .ticker(ticker)
                .expireAfterWrite(WINDOW)
                .maximumSize(KEPT)
                .build();
    }

    /** @throws TooManyFailures if this address has failed too often as this account */
    void check(String address, String login) {
        AtomicInteger count = failures.getIfPresent(new Attempt(address, login));
        if (count != null && count.get() >= MOST) {
            throw new TooManyFailures((int) WINDOW.toSeconds());
        }
    }

    void failed(String address, String login) {
        failures.get(new Attempt(address, login), first -> new AtomicInteger()).incrementAndGet();
    }
}
