package exchange.query.matching;

import exchange.event.listing.Capability;
import exchange.event.listing.Kind;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The published listings of this node's memory, laid out so that the counterparts of one are found without looking at all: by side,
 * capability and product. It finds exactly what scoring every pair finds. Not safe for concurrent use.
 */
final class MatchIndex {

    /** A counterpart with the score of the pair, in points. */
    record Ranked(Party counterpart, int points) {

        /** The best first; of equals, the one that has been waiting longer. No two listings are equal. */
        static final Comparator<Ranked> ORDER = Comparator.comparingInt(Ranked::points)
                .reversed()
                .thenComparingLong(ranked -> ranked.counterpart().published())
                .thenComparing(ranked -> ranked.counterpart().id());
    }

    /** How listings with a shelf's name are about its product. */
    private enum About {
        /** This very product. */
        ITSELF,
        /** This product or one below it. */
        BELOW,
        /** No product. */
        NOTHING,
        /** Whatever product, of an idea: texts may bring it together with any. */
        IDEA,
        /** Whatever product or none. */
        ALL
    }

    private record Shelf(boolean offers, Capability capability, About about, String product) {}

    private final Policy policy;
    private final Map<String, Party> parties = new HashMap<>();

    /** By the position of the first approval: whoever has waited longest first. */
    private final NavigableMap<Long, Party> byAge = new TreeMap<>();

    private final Map<Shelf, Map<String, Party>> shelves = new HashMap<>();

    MatchIndex(Policy policy) {
        this.policy = policy;
    }

    void clear() {
        parties.clear();
        byAge.clear();
        shelves.clear();
    }

    /** Takes a listing, in the place of what it was before. */
    void put(Party party) {
        remove(party.id());
        parties.put(party.id(), party);
        byAge.put(party.published(), party);
        for (Shelf shelf : shelvesOf(party)) {
            shelves.computeIfAbsent(shelf, any -> new HashMap<>()).put(party.id(), party);
        }
    }

    void remove(String id) {
        Party gone = parties.remove(id);
        if (gone == null) {
            return;
        }
        byAge.remove(gone.published());
        for (Shelf shelf : shelvesOf(gone)) {
            shelves.computeIfPresent(shelf, (any, listings) -> {
                listings.remove(id);
                return listings.isEmpty() ? null : listings;
            });
        }
    }

    /** The listing of this id; null if it is not published. */
    @Nullable
    Party find(String id) {
        return parties.get(id);
    }

    int size() {
        return parties.size();
    }

    /**
     * All matches of a listing, the best first.
     *
     * @param admissible which counterparts may be seen
     */
    List<Ranked> matches(Party subject, Predicate<Party> admissible) {
        List<Ranked> found = new ArrayList<>();
        for (Party candidate : candidates(subject)) {
            Pair pair = Pair.of(subject, candidate, policy);
            if (admissible.test(candidate) && pair.broken() == null) {
                found.add(new Ranked(candidate, pair.points()));
            }
        }
        found.sort(Ranked.ORDER);
        return found;
    }

    /**
     * Listings without a match, those that have waited longest first.
     *
     * @param after only those published later than this position
     * @param admissible which listings count, on either side
     * @param most how many at most
     */
    List<Party> unmatched(long after, Predicate<Party> wanted, Predicate<Party> admissible, int most) {
        List<Party> found = new ArrayList<>();
        for (Party subject : byAge.tailMap(after, false).values()) {
            if (found.size() == most) {
                break;
            }
            if (wanted.test(subject) && admissible.test(subject) && !hasMatch(subject, admissible)) {
                found.add(subject);
            }
        }
        return found;
    }

    private boolean hasMatch(Party subject, Predicate<Party> admissible) {
        for (Party candidate : candidates(subject)) {
            if (admissible.test(candidate)
                    && Pair.of(subject, candidate, policy).broken() == null) {
                return true;
            }
        }
        return false;
    }

    /**
     * The matches of the listings published last with those that were there before, the best first: each pair once, as one of the younger.
     *
     * @param subjects how many listings at most
     * @param most how many matches of each at most
     * @param admissible which listings count, on either side
     */
    List<Pairing> newest(int subjects, int most, Predicate<Party> admissible) {
        List<Pairing> found = new ArrayList<>();
        int looked = 0;
        for (Party subject : byAge.descendingMap().values()) {
            if (!admissible.test(subject)) {
                continue;
            }
            if (looked++ == subjects) {
                break;
            }
            List<Ranked> ranked =
                    matches(subject, other -> admissible.test(other) && other.published() < subject.published());
            for (int at = 0; at < Math.min(most, ranked.size()); at++) {
                found.add(new Pairing(subject, ranked, at));
            }
        }
        found.sort(Pairing.ORDER);
        return found;
    }

    /** A counterpart against which one single rule stands. */
    record Miss(Ranked ranked, HardRule rule) {}

    /** The best of all counterparts against which one single rule stands; null if there is none. Looks at every listing. */
    @Nullable
    Miss nearestMiss(Party subject, Predicate<Party> admissible) {
        Miss nearest = null;
        for (Party other : parties.values()) {
            if (other.isOffer() == subject.isOffer() || !admissible.test(other)) {
                continue;
            }
            Pair pair = Pair.of(subject, other, policy);
            HardRule rule = pair.onlyBroken();
            if (rule != null) {
                Miss miss = new Miss(new Ranked(other, pair.points()), rule);
                if (nearest == null || Ranked.ORDER.compare(miss.ranked(), nearest.ranked()) < 0) {
                    nearest = miss;
                }
            }
        }
        return nearest;
    }

    /** Whoever may match: everybody who fits by side, capability and product, and some who do not fit by text. */
    Collection<Party> candidates(Party subject) {
        Set<Party> candidates = Collections.newSetFromMap(new IdentityHashMap<>());
        boolean offers = !subject.isOffer();
        String product = subject.product();
        for (Capability capability : subject.wants()) {
            if (product == null || subject.kind() == Kind.IDEA) {
                candidates.addAll(on(new Shelf(offers, capability, About.ALL, "")));
                continue;
            }
            for (String above : subject.terms().path()) {
                candidates.addAll(on(new Shelf(offers, capability, About.ITSELF, above)));
            }
            candidates.addAll(on(new Shelf(offers, capability, About.BELOW, product)));
            candidates.addAll(on(new Shelf(offers, capability, About.NOTHING, "")));
            candidates.addAll(on(new Shelf(offers, capability, About.IDEA, "")));
        }
        return candidates;
    }

    private Collection<Party> on(Shelf shelf) {
        Map<String, Party> listings = shelves.get(shelf);
        return listings == null ? List.of() : listings.values();
    }

    private static List<Shelf> shelvesOf(Party party) {
        List<Shelf> shelves = new ArrayList<>();
        String product = party.product();
        for (Capability capability : party.wants()) {
            shelves.add(new Shelf(party.isOffer(), capability, About.ALL, ""));
            if (party.kind() == Kind.IDEA) {
                shelves.add(new Shelf(false, capability, About.IDEA, ""));
            }
            if (product == null) {
                shelves.add(new Shelf(party.isOffer(), capability, About.NOTHING, ""));
                continue;
            }
            shelves.add(new Shelf(party.isOffer(), capability, About.ITSELF, product));
            for (String above : party.terms().path()) {
                shelves.add(new Shelf(party.isOffer(), capability, About.BELOW, above));
            }
        }
        return shelves;
    }
}
