package exchange.query.matching;

import exchange.event.listing.Quantity;
import exchange.reference.QuantityMode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Listings that stand together, parted again and again into those that are more alike: by what their titles say, how much it is about, where
 * they are. So the outline of a small group says much about each listing in it.
 */
abstract sealed class Group {

    /** So many stand together before they are parted. */
    private static final int MOST = 32;

    /** Amounts that differ by less than this factor are left together while places differ. */
    private static final double ALIKE = 4;

    /** A degree of longitude against one of latitude, in the middle of Germany. */
    private static final double NARROWER = 0.63;

    /** A listing with the outline of itself alone. */
    record Member(Party party, Outline outline) {

        private static Member of(Party party) {
            return new Member(party, Outline.of(party));
        }
    }

    private final Outline outline = new Outline();
    private final Likeness.Union words = new Likeness.Union();

    static Group empty() {
        return new Few(List.of());
    }

    Outline outline() {
        return outline;
    }

    /** What their texts say. */
    Likeness.Union words() {
        return words;
    }

    final void widen(Member member) {
        outline.add(member.outline());
        words.add(member.party().likeness(), member.party().labelled());
    }

    final void widen(Group part) {
        outline.add(part.outline);
        words.add(part.words);
    }

    abstract int size();

    /** The same with one more; to be used in its place. */
    final Group with(Party party) {
        return with(Member.of(party));
    }

    abstract Group with(Member member);

    /** The same without one of its listings; to be used in its place. */
    abstract Group without(Party party);

    abstract void addTo(List<Member> all);

    /** A group that is small, or all of whose listings are alike. */
    static final class Few extends Group {

        private final List<Member> members;
        private final Likeness.Titles titles = new Likeness.Titles();
        private int patience = MOST;

        private Few(List<Member> members) {
            this.members = new ArrayList<>(members);
            members.forEach(this::take);
        }

        private void take(Member member) {
            widen(member);
            titles.add(member.party().likeness());
        }

        /** Those of its members, in their order. */
        Likeness.Titles titles() {
            return titles;
        }

        List<Member> members() {
            return members;
        }

        @Override
        int size() {
            return members.size();
        }

        @Override
        Group with(Member member) {
            members.add(member);
            take(member);
            if (members.size() <= patience) {
                return this;
            }
            Predicate<Party> parting =
                    parting(members.stream().map(Member::party).toList());
            if (parting == null) {
                patience = 2 * members.size();
                return this;
            }
            Map<Boolean, List<Member>> parts =
                    members.stream().collect(Collectors.partitioningBy(each -> parting.test(each.party())));
            return new Many(
                    parting,
                    new Few(parts.getOrDefault(true, List.of())),
                    new Few(parts.getOrDefault(false, List.of())));
        }

        @Override
        Group without(Party party) {
            return new Few(members.stream()
                    .filter(other -> !other.party().id().equals(party.id()))
                    .toList());
        }

        @Override
        void addTo(List<Member> all) {
            all.addAll(members);
        }
    }

    /** Two groups. */
    static final class Many extends Group {

        private final Predicate<Party> parting;
        private Group these;
        private Group those;
        private int size;

        private Many(Predicate<Party> parting, Group these, Group those) {
            this.parting = parting;
            this.these = these;
            this.those = those;
            size = these.size() + those.size();
            widen(these);
            widen(those);
        }

        Group these() {
            return these;
        }

        Group those() {
            return those;
        }

        @Override
        int size() {
            return size;
        }

        @Override
        Group with(Member member) {
            if (parting.test(member.party())) {
                these = these.with(member);
            } else {
                those = those.with(member);
            }
            size++;
            widen(member);
            return this;
        }

        @Override
        Group without(Party party) {
            Group left = parting.test(party) ? these.without(party) : these;
            Group right = parting.test(party) ? those : those.without(party);
            if (left.size() + right.size() > MOST / 2) {
                return new Many(parting, left, right);
            }
            List<Member> all = new ArrayList<>();
            left.addTo(all);
            right.addTo(all);
            return new Few(all);
        }

        @Override
        void addTo(List<Member> all) {
            these.addTo(all);
            those.addTo(all);
        }
    }

    /** What parts listings best; null if they are all alike. */
    private static @Nullable Predicate<Party> parting(List<Party> listings) {
        Likeness.Divider divider =
                Likeness.divider(listings.stream().map(Party::likeness).toList());
        Predicate<Party> byTitle =
                divider == null ? null : party -> party.likeness().names(divider.piece());
        if (divider != null && divider.fewer() >= listings.size() / 4) {
            return byTitle;
        }
        double[] amounts = sorted(listings, Group::amount);
        if (amounts[amounts.length - 1] > ALIKE * amounts[0]) {
            return by(Group::amount, amounts);
        }
        ToDoubleFunction<Party> northward = party -> party.region().latitude();
        ToDoubleFunction<Party> eastward = party -> party.region().longitude();
        double[] latitudes = sorted(listings, northward);
        double[] longitudes = sorted(listings, eastward);
        Predicate<Party> byPlace =
                range(latitudes) > range(longitudes) * NARROWER ? by(northward, latitudes) : by(eastward, longitudes);
        return byPlace == null ? byTitle : byPlace;
    }

    private static double[] sorted(List<Party> listings, ToDoubleFunction<Party> measure) {
        return listings.stream().mapToDouble(measure).sorted().toArray();
    }

    private static double range(double[] sorted) {
        return sorted[sorted.length - 1] - sorted[0];
    }

    /** Below the middle; null if all measure the same. */
    private static @Nullable Predicate<Party> by(ToDoubleFunction<Party> measure, double[] sorted) {
        double least = sorted[0];
        double middle = sorted[sorted.length / 2];
        double bound = middle > least
                ? middle
                : Arrays.stream(sorted).filter(each -> each > least).findFirst().orElse(least);
        return bound > least ? party -> measure.applyAsDouble(party) < bound : null;
    }

    /** Pieces in stock or in a day; 0 for none. */
    private static double amount(Party party) {
        Quantity quantity = party.terms().quantity();
        if (quantity == null) {
            return 0;
        }
        return quantity.mode() == QuantityMode.STOCK ? Amounts.single(quantity) : Amounts.perDay(quantity);
    }
}
