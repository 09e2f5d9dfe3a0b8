package exchange.query.catalogue;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.time.LocalDate;
import java.util.function.Supplier;

/**
 * Pages of the catalogue that are still true. What everybody asks is worked out once while the catalogue looks the same: a page costs a
 * look at the validator instead of a query for each facet.
 */
final class KeptAnswers {

    /** Weighs some tens of megabytes at most: an item takes a few kilobytes. */
    private static final long MOST_ITEMS = 10_000;

    private static final int ITEMS_THAT_FACETS_WEIGH = 10;

    /** What nobody asks for any more, such as an answer from before a change, is gone soon. */
    private static final Duration LONGEST = Duration.ofMinutes(1);

    /**
     * What an answer depends on.
     *
     * @param question with the generation that answers it
     * @param changed the validator, asked before the rows: the answer may be newer than it says, never older
     * @param today listings end with a day, without an event at that moment
     */
    private record Key(Object question, String changed, LocalDate today) {}

    private final Cache<Key, Object> kept = Caffeine.newBuilder()
            .maximumWeight(MOST_ITEMS)
            .<Key, Object>weigher((_, answer) -> answer instanceof CatalogueAnswer page
                    ? ITEMS_THAT_FACETS_WEIGH + page.items().size()
                    : 1)
            .expireAfterWrite(LONGEST)
            .build();

    /** The answer; worked out unless it is kept, once for all who ask at the same time. Whoever asks the same expects the same type. */
    @SuppressWarnings("unchecked")
    <T> T get(Object question, String changed, LocalDate today, Supplier<T> work) {
        return (T) kept.get(new Key(question, changed, today), _ -> work.get());
    }
}
