package exchange.query.matching;

import static java.util.Objects.requireNonNull;

import exchange.event.listing.Capability;
import exchange.event.listing.Kind;
import exchange.query.matching.Pile.Kin;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The published listings of this node's memory, laid out so that the counterparts of one are found without looking at all: by side,
 * capability and product, then in piles and groups of what is alike, of which only the promising are looked into. It finds exactly what
 * scoring every pair finds. Not safe for concurrent use.
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

    /** How the piles of a shelf are about its product. */
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

    private final Map<Kin, Pile> piles = new HashMap<>();
    private final Map<Shelf, List<Pile>> shelves = new HashMap<>();

    MatchIndex(Policy policy) {
        this.policy = policy;
    }

    void clear() {
        parties.clear();
        byAge.clear();
        piles.clear();
        shelves.clear();
    }

    /** Takes a listing, in the place of what it was before. */
    void put(Party party) {
        remove(party.id());
        parties.put(party.id(), party);
        byAge.put(party.published(), party);
        piles.computeIfAbsent(Kin.of(party), any -> shelved(new Pile(party))).put(party);
    }

    void remove(String id) {
        Party gone = parties.remove(id);
        if (gone == null) {
            return;
        }
        byAge.remove(gone.published());
        Kin kin = Kin.of(gone);
        Pile pile = requireNonNull(piles.get(kin));
        pile.remove(gone);
        if (pile.listings().size() == 0) {
            piles.remove(kin);
            shelvesOf(gone)
                    .forEach(shelf -> shelves.computeIfPresent(shelf, (any, there) -> {
                        there.remove(pile);
                        return there.isEmpty() ? null : there;
                    }));
        }
    }

    private Pile shelved(Pile pile) {
        shelvesOf(pile.sample())
                .forEach(shelf ->
                        shelves.computeIfAbsent(shelf, any -> new ArrayList<>()).add(pile));
        return pile;
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
     * The matches of a listing, the best first.
     *
     * @param admissible which counterparts may be seen
     */
    BestFirst matches(Party subject, Predicate<Party> admissible) {
        return new BestFirst(subject, candidates(subject), policy, 0, admissible);
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
            if (wanted.test(subject)
                    && admissible.test(subject)
                    && !matches(subject, admissible).hasNext()) {
                found.add(subject);
            }
        }
        return found;
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
            BestFirst matches =
                    matches(subject, other -> admissible.test(other) && other.published() < subject.published());
            List<Ranked> ranked = new ArrayList<>();
            while (ranked.size() < most && matches.hasNext()) {
                ranked.add(matches.next());
                found.add(new Pairing(subject, ranked, ranked.size() - 1));
            }
        }
        found.sort(Pairing.ORDER);
        return found;
    }

    /** A counterpart against which one single rule stands. */
    record Miss(Ranked ranked, HardRule rule) {}

    /** The best of all counterparts against which one single rule stands; null if there is none. */
    @Nullable
    Miss nearestMiss(Party subject, Predicate<Party> admissible) {
        List<Pile> others = piles.values().stream()
                .filter(pile -> pile.sample().isOffer() != subject.isOffer())
                .toList();
        BestFirst misses = new BestFirst(subject, others, policy, 1, admissible);
        if (!misses.hasNext()) {
            return null;
        }
        Ranked nearest = misses.next();
        HardRule rule = Pair.of(subject, nearest.counterpart(), policy).onlyBroken();
        return new Miss(nearest, requireNonNull(rule));
    }

    /** Wherever a match may lie: all that fit by side, capability and product, and some that do not fit by text. */
    private Collection<Pile> candidates(Party subject) {
        Set<Pile> candidates = new LinkedHashSet<>();
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

    private List<Pile> on(Shelf shelf) {
        return shelves.getOrDefault(shelf, List.of());
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
