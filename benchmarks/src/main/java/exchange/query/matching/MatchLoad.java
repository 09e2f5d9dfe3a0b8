package exchange.query.matching;

import exchange.event.listing.ConformityLevel;
import exchange.event.listing.Content;
import exchange.query.catalogue.PublishedListings.Listing;
import exchange.query.content.PublicText;
import exchange.query.matching.MatchIndex.Ranked;
import exchange.reference.Products;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The match index and the scoring of every pair, side by side. */
public final class MatchLoad {

    /** Nanoseconds, and how many pairs were scored for how many matches. */
    public record Asked(long nanos, int scored, int matches) {}

    private final Products products;
    private final Instant published;
    private final MatchIndex index = new MatchIndex(Policy.CURRENT);
    private final List<Party> all = new ArrayList<>();

    /** @param published when all listings are */
    public MatchLoad(Products products, Instant published) {
        this.products = products;
        this.published = published;
    }

    /**
     * Publishes a listing.
     *
     * @param verified which of its standards a moderator has found to be met
     */
    public void publish(Content content, List<String> verified, String title, String description) {
        int number = all.size() + 1;
        Party party = Party.of(
                new Listing(
                        String.valueOf(number),
                        "KB-" + number,
                        number,
                        published,
                        content,
                        new PublicText(title, description, null, null),
                        verified.stream()
                                .collect(Collectors.toMap(Function.identity(), any -> ConformityLevel.VERIFIED)),
                        content.validUntil()),
                products);
        all.add(party);
        index.put(party);
    }

    /** Finds the best matches of the listing published last, through the index. */
    public Asked ask(int most) {
        Party subject = all.getLast();
        long start = System.nanoTime();
        BestFirst matches = index.matches(subject, party -> true);
        int found = 0;
        while (found < most && matches.hasNext()) {
            matches.next();
            found++;
        }
        return new Asked(System.nanoTime() - start, matches.scored(), found);
    }

    /** All of them by scoring every pair. */
    public Asked askAll() {
        long start = System.nanoTime();
        int matches = everyPair(all.getLast()).size();
        return new Asked(System.nanoTime() - start, all.size() - 1, matches);
    }

    /** Whether both find the same in the same order, as far as so many. */
    public boolean isExact(int most) {
        Party subject = all.getLast();
        BestFirst matches = index.matches(subject, party -> true);
        List<Ranked> best = new ArrayList<>();
        while (best.size() < most && matches.hasNext()) {
            best.add(matches.next());
        }
        return best.equals(everyPair(subject).stream().limit(most).toList());
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
