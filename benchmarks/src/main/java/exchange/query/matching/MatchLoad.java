package exchange.query.matching;

import exchange.event.listing.Content;
import exchange.query.catalogue.PublishedListings.Listing;
import exchange.query.content.PublicText;
import exchange.query.matching.MatchIndex.Ranked;
import exchange.reference.Products;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The match index and the scoring of every pair, side by side. */
public final class MatchLoad {

    /** Nanoseconds, and how many pairs were scored for how many matches. */
    public record Asked(long nanos, int scored, int matches) {}

    private final Products products;
    private final MatchIndex index = new MatchIndex(Policy.CURRENT);
    private final List<Party> all = new ArrayList<>();

    public MatchLoad(Products products) {
        this.products = products;
    }

    /** Publishes a listing. */
    public void publish(Content content, String title, String description) {
        Party party = party(content, title, description);
        all.add(party);
        index.put(party);
    }

    private Party party(Content content, String title, String description) {
        int number = all.size() + 1;
        return Party.of(
                new Listing(
                        String.valueOf(number),
                        "KB-" + number,
                        number,
                        Instant.parse("2026-11-20T09:00:00Z"),
                        content,
                        new PublicText(title, description, null, null),
                        Map.of(),
                        content.validUntil()),
                products);
    }

    /** Finds the matches of the listing published last, through the index. */
    public Asked ask() {
        Party subject = all.getLast();
        long start = System.nanoTime();
        int matches = index.matches(subject, party -> true).size();
        return new Asked(System.nanoTime() - start, index.candidates(subject).size(), matches);
    }

    /** The same by scoring every pair. */
    public Asked askAll() {
        Party subject = all.getLast();
        long start = System.nanoTime();
        int matches = everyPair(subject).size();
        return new Asked(System.nanoTime() - start, all.size() - 1, matches);
    }

    /** Whether both find the same in the same order. */
    public boolean isExact() {
        Party subject = all.getLast();
        return index.matches(subject, party -> true).equals(everyPair(subject));
    }

    private List<Ranked> everyPair(Party subject) {
        List<Ranked> found = new ArrayList<>();
        for (Party other : all) {
            Pair pair = Pair.of(subject, other, Policy.CURRENT);
            if (pair.broken() == null) {
                found.add(new Ranked(other, pair.points()));
            }
        }
        found.sort(Ranked.ORDER);
        return found;
    }
}
