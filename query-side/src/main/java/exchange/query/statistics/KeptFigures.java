package exchange.query.statistics;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Figures that are still true: worked out once while nothing changes, and at most once a second, for all who ask, while things do. Whoever
 * waited for a position gets them as they are now.
 */
final class KeptFigures {

    private static final Duration FRESH = Duration.ofSeconds(1);
    private static final Duration LONGEST = Duration.ofMinutes(10);
    private static final int MOST = 500;

    /**
     * @param version what the figures depend on, asked before them: they may be newer than it says, never older
     * @param at {@link System#nanoTime} before the version was asked for
     */
    private record Kept(Object figures, Object version, long at) {

        boolean isFresh() {
            return System.nanoTime() - at < FRESH.toNanos();
        }
    }

    private final Cache<Object, Kept> kept =
            Caffeine.newBuilder().maximumSize(MOST).expireAfterWrite(LONGEST).build();

    /**
     * The figures that answer a question. Whoever asks the same expects the same type.
     *
     * @param question with whatever else the figures depend on, such as the day
     * @param now whether they have to be as they are now
     */
    @SuppressWarnings("unchecked")
    <T> T get(Object question, boolean now, Supplier<?> version, Supplier<T> work) {
        Kept known = kept.getIfPresent(question);
        if (!now && known != null && known.isFresh()) {
            return (T) known.figures();
        }
        Kept current = kept.asMap()
                .compute(
                        question,
                        (_, last) -> !now && last != null && last.isFresh() ? last : renewed(last, version, work));
        return (T) Objects.requireNonNull(current).figures();
    }

    private static Kept renewed(@Nullable Kept last, Supplier<?> version, Supplier<?> work) {
        long at = System.nanoTime();
        Object current = version.get();
        Object figures = last != null && last.version().equals(current) ? last.figures() : work.get();
        return new Kept(figures, current, at);
    }
}
