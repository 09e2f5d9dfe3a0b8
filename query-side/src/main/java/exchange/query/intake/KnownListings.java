package exchange.query.intake;

import exchange.event.listing.Content;
import exchange.event.listing.ListingText;
import exchange.query.catalogue.PublishedListings;
import exchange.query.catalogue.PublishedListings.Listing;
import exchange.query.catalogue.PublishedListings.Mark;
import exchange.query.content.Contents;
import exchange.query.model.Generation;
import exchange.query.model.ReadModels;
import exchange.query.moderation.WaitingContents;
import exchange.query.moderation.WaitingContents.Waiting;
import exchange.reference.Products;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;
import org.axonframework.queryhandling.QueryHandler;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Finds listings that resemble what a clerk types, among what is published and what waits. They are kept in this node's memory, so that each
 * key pressed is not a thousand texts opened; whatever has changed is taken before the answer.
 */
@Component
class KnownListings {

    /**
     * What was found.
     *
     * @param total how many there are, shown or not
     */
    record Similar(List<Resemblance> items, int total) {}

    private final ReadModels models;
    private final PublishedListings published;
    private final WaitingContents waiting;
    private final Contents contents;
    private final Products products;

    private final ReentrantLock lock = new ReentrantLock();
    private final Map<String, Known> shown = new HashMap<>();
    private final Map<String, Known> queued = new HashMap<>();
    private final Map<String, Long> queuedAt = new HashMap<>();
    private @Nullable Mark mark;

    KnownListings(
            ReadModels models,
            PublishedListings published,
            WaitingContents waiting,
            Contents contents,
            Products products) {
        this.models = models;
        this.published = published;
        this.waiting = waiting;
        this.contents = contents;
        this.products = products;
    }

    @QueryHandler
    Similar handle(FindSimilar query) {
        List<Resemblance> found;
        lock.lock();
        try {
            models.asItStands(PublishedListings.MODEL, generation -> {
                takePublished(generation);
                return generation;
            });
            models.asItStands(WaitingContents.MODEL, generation -> {
                takeWaiting(generation);
                return generation;
            });
            // a revision waits beside what is published: once is enough
            found = Stream.concat(
                            shown.values().stream(),
                            queued.values().stream().filter(known -> !shown.containsKey(known.id())))
                    .flatMap(known -> Resemblance.of(query.typed(), known).stream())
                    .sorted(Resemblance.ORDER)
                    .toList();
        } finally {
            lock.unlock();
        }
        return new Similar(found.subList(0, Math.min(query.most(), found.size())), found.size());
    }

    private void takePublished(Generation generation) {
        Mark before = mark;
        mark = null; // should the changes break off half-way, the next question takes everything anew
        mark = published.changes(generation, before, shown::clear, this::takePublished);
    }

    private void takePublished(String id, @Nullable Listing listing) {
        if (listing == null || listing.text() == null) {
            shown.remove(id);
            return;
        }
        Content content = listing.content();
        String organisation = listing.text().organisation();
        shown.put(
                id,
                known(
                        id,
                        listing.reference(),
                        false,
                        content,
                        listing.text().title(),
                        organisation == null ? hidden(content) : organisation));
    }

    /** A name that the public does not see. */
    private String hidden(Content content) {
        return contents.text(content).map(ListingText::organisation).orElse("");
    }

    private void takeWaiting(Generation generation) {
        Map<String, Long> now = waiting.positions(generation);
        queued.keySet().retainAll(now.keySet());
        queuedAt.keySet().retainAll(now.keySet());
        List<String> changed = now.entrySet().stream()
                .filter(entry -> !entry.getValue().equals(queuedAt.get(entry.getKey())))
                .map(Map.Entry::getKey)
                .toList();
        List<Waiting> found = waiting.find(generation, changed);
        contents.expect(found.stream().map(Waiting::content).toList());
        changed.forEach(queued::remove);
        for (Waiting entry : found) {
            if (!entry.redacted()) {
                contents.text(entry.content())
                        .ifPresent(text -> queued.put(
                                entry.id(),
                                known(
                                        entry.id(),
                                        entry.reference(),
                                        true,
                                        entry.content(),
                                        text.title(),
                                        text.organisation())));
            }
        }
        queuedAt.putAll(now);
    }

    private Known known(
            String id, String reference, boolean waits, Content content, String title, String organisation) {
        String product = content.product();
        return new Known(
                id,
                reference,
                waits,
                content.kind(),
                title,
                organisation,
                product == null ? List.of() : products.path(product),
                content.quantity(),
                content.region().postalCode(),
                content.region().place(),
                Resemblance.words(title),
                OrganisationName.of(organisation));
    }
}
