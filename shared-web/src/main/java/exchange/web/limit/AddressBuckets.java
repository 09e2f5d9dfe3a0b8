package exchange.web.limit;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * Counts what remote addresses do, in this node's memory, which is bounded. Addresses of IPv6 count by their first 64 bits, because whoever
 * has one has them all.
 */
final class AddressBuckets {

    private static final int MOST_ADDRESSES = 100_000;
    private static final int NETWORK_GROUPS = 4;

    private final Cache<String, Bucket> buckets;
    private final long atOnce;
    private final long inTheLongRun;
    private final Duration each;

    /**
     * @param atOnce how much at once
     * @param inTheLongRun how much in each such time
     */
    AddressBuckets(long atOnce, long inTheLongRun, Duration each) {
        this.atOnce = atOnce;
        this.inTheLongRun = inTheLongRun;
        this.each = each;
        this.buckets = Caffeine.newBuilder()
                .maximumSize(MOST_ADDRESSES)
                .expireAfterAccess(each.multipliedBy(1 + atOnce / inTheLongRun)) // it is full again by then
                .build();
    }

    /** Takes one of what an address has left; 0, or after how many seconds there is one again. */
    int take(String address) {
        ConsumptionProbe probe = buckets.get(network(address), any -> full()).tryConsumeAndReturnRemaining(1);
        return probe.isConsumed() ? 0 : (int) TimeUnit.NANOSECONDS.toSeconds(probe.getNanosToWaitForRefill()) + 1;
    }

    private Bucket full() {
        return Bucket.builder()
                .addLimit(limit -> limit.capacity(atOnce).refillGreedy(inTheLongRun, each))
                .build();
    }

    /** Tomcat writes IPv6 addresses in full, eight groups. */
    static String network(String address) {
        int end = -1;
        for (int group = 0; group < NETWORK_GROUPS; group++) {
            end = address.indexOf(':', end + 1);
            if (end < 0) {
                return address;
            }
        }
        return address.substring(0, end);
    }
}
