package exchange.query.matching;

import exchange.event.listing.Content;
import exchange.query.catalogue.PublishedListings.Listing;
import exchange.query.content.PublicText;
import exchange.reference.Products;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** Offers put into the order of their match with a request, by each policy. */
public final class MatchQuality {

    private final Products products;
    private final Policy policy;
    private int published;

    private MatchQuality(Products products, Policy policy) {
        this.products = products;
        this.policy = policy;
    }

    /** The versions of all policies, the one in use first. */
    public static List<String> policies() {
        return Policy.ALL.stream().map(Policy::version).toList();
    }

    public static MatchQuality of(String version, Products products) {
        return new MatchQuality(
                products,
                Policy.ALL.stream()
                        .filter(policy -> policy.version().equals(version))
                        .findFirst()
                        .orElseThrow());
    }

    /** A listing with its words. */
    public record Entry(String id, Content content, String title, String description) {}

    private record Scored(String id, int tier, int points) {}

    /**
     * The ids of the offers, the best match first; those that are no match last.
     *
     * @param misses whether offers that miss by one rule come before the others, the nearest first, as the desk is shown them
     */
    public List<String> order(Entry request, List<Entry> offers, boolean misses) {
        Party wanted = party(request);
        List<Scored> scored = new ArrayList<>();
        for (Entry offer : offers) {
            Pair pair = Pair.of(party(offer), wanted, policy);
            if (pair.broken() == null) {
                scored.add(new Scored(offer.id(), 0, pair.points()));
            } else if (misses && pair.onlyBroken() != null) {
                scored.add(new Scored(offer.id(), 1, pair.points()));
            } else {
                scored.add(new Scored(offer.id(), 2, 0));
            }
        }
        scored.sort(Comparator.comparingInt(Scored::tier)
                .thenComparing(Comparator.comparingInt(Scored::points).reversed())
                .thenComparing(Scored::id));
        return scored.stream().map(Scored::id).toList();
    }

    private Party party(Entry entry) {
        published++;
        return Party.of(
                new Listing(
                        entry.id(),
                        "KB-" + entry.id(),
                        published,
                        Instant.parse("2026-11-26T09:00:00Z"),
                        entry.content(),
                        new PublicText(entry.title(), entry.description(), null, null),
                        Map.of(),
                        entry.content().validUntil()),
                products);
    }
}
