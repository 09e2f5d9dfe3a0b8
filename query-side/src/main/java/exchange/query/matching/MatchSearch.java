package exchange.query.matching;

import exchange.event.matching.MatchId;
import exchange.query.catalogue.PublishedListings;
import exchange.query.catalogue.PublishedListings.Listing;
import exchange.query.catalogue.PublishedListings.Mark;
import exchange.query.content.Contents;
import exchange.query.matching.MatchIndex.Miss;
import exchange.query.matching.MatchIndex.Ranked;
import exchange.query.model.Generation;
import exchange.reference.Products;
import exchange.reference.Validity;
import exchange.web.problem.Language;
import exchange.web.read.Cursor;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Predicate;
import org.axonframework.queryhandling.QueryHandler;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Finds matches in an index of this node's memory, which takes whatever the catalogue has changed before it answers: so a match is found as soon
 * as the catalogue shows both sides. The first question after a start, or after a rebuild of the catalogue, fills the index.
 */
@Component
class MatchSearch {

    /**
     * A page of matches.
     *
     * @param next null at the end
     */
    record Found(List<Match> items, @Nullable String next) {}

    /**
     * A page of listings without a match.
     *
     * @param next null at the end
     */
    record Idle(List<Unmatched> items, @Nullable String next) {}

    /**
     * A page of the best new matches.
     *
     * @param next null at the end
     */
    record Best(List<NewMatch> items, @Nullable String next) {}

    /** The listings published last, how many of which are looked at for new matches, and how many matches of each. */
    private static final int NEW_LISTINGS = 100;

    private static final int MATCHES_OF_EACH = 10;

    private final PublishedListings published;
    private final Contents contents;
    private final Products products;
    private final Cursor cursors;
    private final Judgements judgements;
    private final Clock clock;

    private final ReentrantLock lock = new ReentrantLock();
    private final MatchIndex index = new MatchIndex(Policy.CURRENT);
    private @Nullable Mark mark;

    MatchSearch(
            PublishedListings published,
            Contents contents,
            Products products,
            Cursor cursors,
            Judgements judgements,
            Clock clock) {
        this.published = published;
        this.contents = contents;
        this.products = products;
        this.cursors = cursors;
        this.judgements = judgements;
        this.clock = clock;
    }

    @QueryHandler
    Found handle(FindMatches query) {
        LocalDate today = LocalDate.now(clock.withZone(Validity.ZONE));
        Party subject;
        List<Ranked> ranked = new ArrayList<>();
        int from = 0;
        boolean more;
        lock.lock();
        try {
            refresh(query.generation());
            subject = index.find(query.listing());
            if (subject == null || subject.validUntil().isBefore(today)) {
                return new Found(List.of(), null);
            }
            BestFirst matches = index.matches(
                    subject,
                    party -> !party.validUntil().isBefore(today) && !(query.publicOnly() && party.forAuthorities()));
            while (ranked.size() < from + query.size() && matches.hasNext()) {
                ranked.add(matches.next());
                if (!query.after().isEmpty() && !isBehind(ranked.getLast(), query.after())) {
                    from = ranked.size();
                }
            }
            more = matches.hasNext();
        } finally {
            lock.unlock();
        }
        int to = ranked.size();
        MatchWords words = new MatchWords(contents, query.language());
        Map<MatchId, List<Match.Judgement>> said = said(subject, ranked.subList(from, to), query);
        List<Match> items = new ArrayList<>();
        for (int at = from; at < to; at++) {
            List<Match.Judgement> judgements = query.publicOnly()
                    ? null
                    : said.getOrDefault(Judgements.match(subject, ranked.get(at).counterpart()), List.of());
            items.add(match(subject, ranked, at, words, judgements, query.language()));
        }
        return new Found(items, more ? cursors.write(query.fingerprint(), key(ranked.getLast())) : null);
    }

    @QueryHandler
    Idle handle(FindUnmatched query) {
        LocalDate today = LocalDate.now(clock.withZone(Validity.ZONE));
        Predicate<Party> admissible = party -> !party.validUntil().isBefore(today);
        long after = query.after().isEmpty() ? 0 : Long.parseLong(query.after().getFirst());
        lock.lock();
        try {
            refresh(query.generation());
            List<Party> found = index.unmatched(
                    after,
                    party -> query.kinds().isEmpty() || query.kinds().contains(party.kind()),
                    admissible,
                    query.size() + 1);
            boolean more = found.size() > query.size();
            List<Party> page = more ? found.subList(0, query.size()) : found;
            List<Unmatched> items = page.stream()
                    .map(party -> unmatched(party, index.nearestMiss(party, admissible), query.language()))
                    .toList();
            return new Idle(
                    items,
                    more
                            ? cursors.write(
                                    query.fingerprint(),
                                    List.of(String.valueOf(page.getLast().published())))
                            : null);
        } finally {
            lock.unlock();
        }
    }

    @QueryHandler
    Best handle(FindNewMatches query) {
        LocalDate today = LocalDate.now(clock.withZone(Validity.ZONE));
        List<Pairing> all;
        lock.lock();
        try {
            refresh(query.generation());
            all = index.newest(
                    NEW_LISTINGS, MATCHES_OF_EACH, party -> !party.validUntil().isBefore(today));
        } finally {
            lock.unlock();
        }
        int from = query.after().isEmpty() ? 0 : behindPairing(all, query.after());
        int to = Math.min(all.size(), from + query.size());
        List<Pairing> page = all.subList(from, to);
        Map<MatchId, List<Match.Judgement>> said = judgements.of(page.stream()
                .map(pairing -> Judgements.match(pairing.subject(), pairing.counterpart()))
                .toList());
        MatchWords words = new MatchWords(contents, query.language());
        List<NewMatch> items = page.stream()
                .map(pairing -> new NewMatch(
                        counterpart(pairing.subject(), null, query.language()),
                        pairing.subject().publishedOn(),
                        match(
                                pairing.subject(),
                                pairing.ranked(),
                                pairing.at(),
                                words,
                                said.getOrDefault(
                                        Judgements.match(pairing.subject(), pairing.counterpart()), List.of()),
                                query.language())))
                .toList();
        return new Best(
                items,
                to == all.size()
                        ? null
                        : cursors.write(query.fingerprint(), all.get(to - 1).key()));
    }

    /** The best counterparts of whatever may become a listing. */
    List<Ranked> best(Generation generation, Party subject, int most) {
        LocalDate today = LocalDate.now(clock.withZone(Validity.ZONE));
        lock.lock();
        try {
            refresh(generation);
            BestFirst matches =
                    index.matches(subject, party -> !party.validUntil().isBefore(today));
            List<Ranked> ranked = new ArrayList<>();
            while (ranked.size() < most && matches.hasNext()) {
                ranked.add(matches.next());
            }
            return ranked;
        } finally {
            lock.unlock();
        }
    }

    @QueryHandler
    NearMisses handle(FindNearMisses query) {
        LocalDate today = LocalDate.now(clock.withZone(Validity.ZONE));
        List<NearMisses.Item> items = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        lock.lock();
        try {
            refresh(query.generation());
            Party subject = index.find(query.listing());
            while (subject != null && items.size() < query.most()) {
                Miss miss = index.nearestMiss(
                        subject,
                        party -> !party.validUntil().isBefore(today)
                                && !(query.publicOnly() && party.forAuthorities())
                                && !seen.contains(party.id()));
                if (miss == null) {
                    break;
                }
                Party other = miss.ranked().counterpart();
                seen.add(other.id());
                Pair pair = Pair.of(subject, other, Policy.CURRENT);
                items.add(new NearMisses.Item(
                        counterpart(other, pair, query.language()),
                        miss.rule().name(),
                        miss.rule().text(query.language()),
                        MissWords.needed(miss.rule(), subject, pair, query.language()),
                        miss.ranked().points() / (double) Pair.POINTS));
            }
        } finally {
            lock.unlock();
        }
        return new NearMisses(items);
    }

    /** How many the pages before have shown, or would show by now. */
    private static int behindPairing(List<Pairing> all, List<String> key) {
        int at = 0;
        while (at < all.size() && !all.get(at).isBehind(key)) {
            at++;
        }
        return at;
    }

    private Unmatched unmatched(Party party, @Nullable Miss miss, Language language) {
        return new Unmatched(
                counterpart(party, null, language),
                party.publishedOn(),
                miss == null
                        ? null
                        : new Unmatched.NearestMiss(
                                counterpart(
                                        miss.ranked().counterpart(),
                                        Pair.of(party, miss.ranked().counterpart(), Policy.CURRENT),
                                        language),
                                miss.rule().name(),
                                miss.rule().text(language),
                                miss.ranked().points() / (double) Pair.POINTS));
    }

    private Map<MatchId, List<Match.Judgement>> said(Party subject, List<Ranked> page, FindMatches query) {
        return query.publicOnly()
                ? Map.of()
                : judgements.of(page.stream()
                        .map(ranked -> Judgements.match(subject, ranked.counterpart()))
                        .toList());
    }

    private void refresh(Generation generation) {
        Mark before = mark;
        mark = null; // should the changes break off half-way, the next question takes everything anew
        mark = published.changes(generation, before, index::clear, this::take);
    }

    private void take(String id, @Nullable Listing listing) {
        if (listing == null) {
            index.remove(id);
        } else {
            index.put(Party.of(listing, products));
        }
    }

    /** Whether it comes after another one with this sort key. */
    private static boolean isBehind(Ranked ranked, List<String> key) {
        int points = Integer.parseInt(key.get(0));
        long publishedAt = Long.parseLong(key.get(1));
        return ranked.points() < points
                || (ranked.points() == points && ranked.counterpart().published() > publishedAt);
    }

    private static List<String> key(Ranked last) {
        return List.of(
                String.valueOf(last.points()), String.valueOf(last.counterpart().published()));
    }

    private Match match(
            Party subject,
            List<Ranked> ranked,
            int at,
            MatchWords words,
            @Nullable List<Match.Judgement> judged,
            Language language) {
        Ranked here = ranked.get(at);
        Pair pair = Pair.of(subject, here.counterpart(), Policy.CURRENT);
        List<Match.Reason> reasons = new ArrayList<>();
        for (Factor factor : Factor.values()) {
            reasons.add(new Match.Reason(
                    factor.name(),
                    factor.label(language),
                    Math.round(pair.value(factor) * Pair.POINTS) / (double) Pair.POINTS,
                    Policy.CURRENT.weight(factor),
                    pair.contribution(factor) / (double) Pair.POINTS,
                    words.text(factor, pair)));
        }
        return new Match(
                counterpart(here.counterpart(), pair, language),
                at + 1,
                here.points() / (double) Pair.POINTS,
                reasons,
                changes(subject, ranked, at, words),
                Policy.CURRENT.version(),
                judged);
    }

    private static List<Match.Change> changes(Party subject, List<Ranked> ranked, int at, MatchWords words) {
        Party counterpart = ranked.get(at).counterpart();
        List<Match.Change> changes = new ArrayList<>();
        for (Counterfactual change : Counterfactual.of(subject, counterpart, Policy.CURRENT)) {
            int points = Pair.of(subject, change.changed(), Policy.CURRENT).points();
            int rank = rank(new Ranked(change.changed(), points), ranked, at);
            if (rank <= at) {
                changes.add(new Match.Change(
                        change.factor().name(),
                        rank,
                        points / (double) Pair.POINTS,
                        words.text(change, counterpart, rank)));
            }
        }
        return changes;
    }

    /** Where a counterpart would stand if it were not where it is. */
    private static int rank(Ranked changed, List<Ranked> ranked, int at) {
        int rank = 1;
        for (int other = 0; other < at; other++) {
            if (Ranked.ORDER.compare(ranked.get(other), changed) < 0) {
                rank++;
            }
        }
        return rank;
    }

    private Match.Counterpart counterpart(Party party, @Nullable Pair pair, Language language) {
        String product = party.product();
        return new Match.Counterpart(
                party.id(),
                party.reference(),
                party.kind(),
                party.title().isEmpty() ? Contents.removed(language) : party.title(),
                product,
                product == null ? null : contents.productLabel(product, language),
                party.wants(),
                party.terms().quantity(),
                party.region().place(),
                party.region().district(),
                pair == null ? null : Math.round(pair.kilometres() * 1000) / 1000.0,
                party.validUntil(),
                party.organisation());
    }
}
