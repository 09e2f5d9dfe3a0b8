package exchange.query.matching;

import static java.util.Objects.requireNonNull;

import exchange.query.matching.Group.Few;
import exchange.query.matching.Group.Many;
import exchange.query.matching.Group.Member;
import exchange.query.matching.MatchIndex.Ranked;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.PriorityQueue;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The counterparts of a listing, the best first, each found when it is asked for. Whatever has not been scored waits with a bound that its
 * score cannot exceed, and is looked at when nothing better is left: whoever wants the best few has few scored. Useless once the index has
 * changed.
 */
final class BestFirst implements Iterator<Ranked> {

    /** What waits: listings that have not been scored, and those that have. */
    private sealed interface Waiting {

        /** What it has, or cannot exceed. */
        int points();
    }

    /**
     * @param broken how many rules are broken, whatever the amounts, days and places
     * @param settled what the factors can bring that do not depend on these, without the texts
     * @param titled the share of the subject's title that any of the texts can have
     */
    private record Unopened(int points, Prospect prospect, Group group, int broken, int settled, double titled)
            implements Waiting {}

    /** The members of a small group of which nothing better is known than a bound of each. */
    private static final class Opened implements Waiting {

        private final List<Member> members;

        /** Of each member the bound, above its place among them; ascending, so that the best is the last that is left. */
        private final long[] bounds;

        private int left;

        private Opened(List<Member> members) {
            this.members = members;
            bounds = new long[members.size()];
        }

        private void expect(int points, int member) {
            bounds[left++] = (long) points << Integer.SIZE | member;
        }

        private void sort() {
            Arrays.sort(bounds, 0, left);
        }

        private boolean isEmpty() {
            return left == 0;
        }

        @Override
        public int points() {
            return (int) (bounds[left - 1] >> Integer.SIZE);
        }

        private Party takeBest() {
            return members.get((int) bounds[--left]).party();
        }
    }

    private record Scored(int points, Ranked ranked) implements Waiting {}

    /** Of equals what has not been scored first: an older listing may be in it. */
    private static final Comparator<Waiting> ORDER = (one, other) -> {
        if (one.points() != other.points()) {
            return Integer.compare(other.points(), one.points());
        }
        if (one instanceof Scored first && other instanceof Scored second) {
            return Ranked.ORDER.compare(first.ranked(), second.ranked());
        }
        return Boolean.compare(one instanceof Scored, other instanceof Scored);
    };

    /**
     * What holds for all of a pile.
     *
     * @param broken how many rules are broken, whatever the words, amounts, days and places
     * @param points for what does not depend on these
     * @param byText whether texts have to bring the products together
     */
    private record Prospect(int broken, int points, boolean byText) {}

    private static final int IMPOSSIBLE = -1;
    private static final List<HardRule> ALIKE_IN_A_PILE =
            List.of(HardRule.KINDS, HardRule.CAPABILITY, HardRule.STANDARDS);

    private final Party subject;
    private final Policy policy;

    /** How many rules are broken by whoever is found. */
    private final int breaks;

    private final Predicate<Party> admissible;
    private final Outline outlined;
    private final Likeness.Probe own;
    private final Likeness.Probe labelled;
    private final PriorityQueue<Waiting> waiting = new PriorityQueue<>(ORDER);
    private @Nullable Ranked next;
    private int scored;

    /**
     * @param piles of listings of the other side
     * @param breaks 0 for matches; 1 for those against which one single rule stands
     * @param admissible which counterparts may be seen
     */
    BestFirst(Party subject, Iterable<Pile> piles, Policy policy, int breaks, Predicate<Party> admissible) {
        this.subject = subject;
        this.policy = policy;
        this.breaks = breaks;
        this.admissible = admissible;
        outlined = Outline.of(subject);
        own = new Likeness.Probe(subject.likeness());
        labelled = new Likeness.Probe(subject.labelled());
        for (Pile pile : piles) {
            expect(prospect(Pair.of(subject, pile.sample(), policy)), pile.listings());
        }
    }

    /** How many pairs have been scored so far. */
    int scored() {
        return scored;
    }

    @Override
    public boolean hasNext() {
        while (next == null && !waiting.isEmpty()) {
            switch (waiting.remove()) {
                case Unopened unopened -> open(unopened);
                case Opened opened -> {
                    score(opened.takeBest());
                    await(opened);
                }
                case Scored scored -> next = scored.ranked();
            }
        }
        return next != null;
    }

    @Override
    public Ranked next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        Ranked best = requireNonNull(next);
        next = null;
        return best;
    }

    private Prospect prospect(Pair pair) {
        int broken = 0;
        for (HardRule rule : ALIKE_IN_A_PILE) {
            broken += pair.breaks(rule) ? 1 : 0;
        }
        int points = pair.contribution(Factor.CONFORMITY);
        double byCode = pair.productByCode();
        if (byCode < 0) {
            return new Prospect(broken, points, true);
        }
        return new Prospect(byCode == 0 ? broken + 1 : broken, points + policy.points(Factor.PRODUCT, byCode), false);
    }

    private void open(Unopened unopened) {
        switch (unopened.group()) {
            case Many many -> {
                expect(unopened.prospect(), many.these());
                expect(unopened.prospect(), many.those());
            }
            case Few few -> {
                Opened opened = new Opened(few.members());
                for (int at = 0; at < few.size(); at++) {
                    int terms = terms(unopened.broken(), few.members().get(at).outline());
                    if (terms != IMPOSSIBLE) {
                        double likeness = (unopened.titled() + own.titleOf(few.titles(), at)) / 2;
                        opened.expect(unopened.settled() + terms + policy.points(Factor.TEXT, likeness), at);
                    }
                }
                opened.sort();
                await(opened);
            }
        }
    }

    private void await(Opened opened) {
        if (!opened.isEmpty()) {
            waiting.add(opened);
        }
    }

    private void expect(Prospect prospect, Group group) {
        int broken = prospect.broken();
        int settled = prospect.points();
        if (prospect.byText()) {
            double likeness = (labelled.titleIn(group.words()) + labelled.anyLabelledTitleOf(group.words())) / 2;
            double product = Pair.byText(likeness, policy);
            broken += product == 0 ? 1 : 0;
            settled += policy.points(Factor.PRODUCT, product);
        }
        int terms = terms(broken, group.outline());
        if (terms != IMPOSSIBLE) {
            double titled = own.titleIn(group.words());
            double titles = switch (group) {
                case Few few -> own.anyTitleOf(few.titles());
                case Many many -> own.anyTitleOf(many.words());
            };
            int text = policy.points(Factor.TEXT, (titled + titles) / 2);
            waiting.add(new Unopened(settled + terms + text, prospect, group, broken, settled, titled));
        }
    }

    /** What amounts, days and places can bring; {@link #IMPOSSIBLE} if too many rules are broken. */
    private int terms(int brokenBefore, Outline outline) {
        double kilometres = outline.kilometresAtLeast(subject.region());
        Outline requests = subject.isOffer() ? outline : outlined;
        Outline offers = subject.isOffer() ? outlined : outline;
        int broken = brokenBefore + (offers.isOutOfTime(requests) ? 1 : 0) + (kilometres > requests.farthest() ? 1 : 0);
        if (broken > breaks) {
            return IMPOSSIBLE;
        }
        return policy.points(Factor.QUANTITY, Outline.covered(offers, requests))
                + policy.points(Factor.DISTANCE, Pair.closeness(kilometres))
                + policy.points(Factor.LEAD_TIME, Outline.safety(offers, requests));
    }

    private void score(Party party) {
        if (!admissible.test(party)) {
            return;
        }
        Pair pair = Pair.of(subject, party, policy);
        scored++;
        if (breaks == 0 ? pair.broken() == null : pair.onlyBroken() != null) {
            Ranked ranked = new Ranked(party, pair.points());
            waiting.add(new Scored(ranked.points(), ranked));
        }
    }
}
