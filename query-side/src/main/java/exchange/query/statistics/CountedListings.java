package exchange.query.statistics;

import exchange.event.listing.Visibility;
import exchange.query.catalogue.PublishedListings;
import exchange.query.catalogue.PublishedListings.Listing;
import exchange.query.catalogue.PublishedListings.Mark;
import exchange.query.model.Generation;
import exchange.reference.Products;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * What is added up of every listing that the public sees, in memory, by goods. Takes what the catalogue has changed before it is asked:
 * the first question after a start takes everything.
 */
@Component
class CountedListings {

    /** A question to the listings as they are while it is asked. */
    interface Question<T> {
        T ask(Mark mark, Map<Optional<Goods>, ? extends Collection<Counted>> byGoods);
    }

    private static final Optional<Goods> NOTHING = Optional.empty();

    private final PublishedListings published;
    private final Products products;
    private final ReentrantLock lock = new ReentrantLock();
    private final Map<String, Optional<Goods>> goods = new HashMap<>();
    private final Map<Optional<Goods>, Map<String, Counted>> counted = new HashMap<>();
    private @Nullable Mark mark;

    CountedListings(PublishedListings published, Products products) {
        this.published = published;
        this.products = products;
    }

    /** What the figures depend on besides the day: they change with it. */
    Mark version(Generation generation) {
        return published.now(generation);
    }

    <T> T ask(Generation generation, Question<T> question) {
        lock.lock();
        try {
            Mark before = mark;
            mark = null; // should the changes break off half-way, the next question takes everything anew
            Mark now = published.changes(generation, before, this::clear, this::take);
            mark = now;
            Map<Optional<Goods>, Collection<Counted>> byGoods = HashMap.newHashMap(counted.size());
            counted.forEach((what, listings) -> byGoods.put(what, listings.values()));
            return question.ask(now, byGoods);
        } finally {
            lock.unlock();
        }
    }

    private void clear() {
        goods.clear();
        counted.clear();
    }

    private void take(String id, @Nullable Listing listing) {
        Optional<Goods> before = goods.remove(id);
        if (before != null) {
            Map<String, Counted> same = Objects.requireNonNull(counted.get(before));
            same.remove(id);
            if (same.isEmpty()) {
                counted.remove(before);
            }
        }
        if (listing == null || listing.content().visibility() != Visibility.PUBLIC) {
            return;
        }
        Counted now = Counted.of(listing, products);
        Optional<Goods> what = now.goods() == null ? NOTHING : Optional.of(now.goods());
        goods.put(id, what);
        counted.computeIfAbsent(what, any -> new HashMap<>()).put(id, now);
    }
}
