package exchange.query.matching;

import static org.assertj.core.api.Assertions.assertThat;

import exchange.event.listing.Capability;
import exchange.event.listing.ConformityLevel;
import exchange.event.listing.Kind;
import exchange.event.listing.Quantity;
import exchange.event.listing.Region;
import exchange.event.listing.Visibility;
import exchange.query.matching.MatchIndex.Ranked;
import exchange.reference.QuantityMode;
import exchange.reference.Unit;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The match index")
class MatchIndexTest {

    /** Histories; {@code -Dmatch.seeds=20000} for more. */
    private static final int SEEDS = Integer.getInteger("match.seeds", 2_000);

    private static final int STEPS = 60;

    private static final int CROWDS = Math.max(1, SEEDS / 200);

    private static final List<String> WORDS = List.of(
            "",
            "Stuttgart",
            "Albstadt",
            "ab Lager",
            "einzeln verpackt",
            "ohne Ventil",
            "für Kliniken",
            "aus eigener Fertigung",
            "FFP2-Masken mit Ohrschlaufen",
            "Restposten in blau",
            "Tupfer und Röhrchen");

    private static final String[] CODES = {
        "ffp2-mask", "ffp3-mask", "mask", "protective-equipment", "swab", "test-kit", "rapid-test", "testing", null
    };
    private static final String[] TITLES = {
        "FFP2-Masken",
        "Atemschutzmasken",
        "Abstrichtupfer",
        "Labor für Tests",
        "Nähen von Schutzmasken",
        "Testkits",
        "Transport nach Berlin"
    };
    private static final Kind[] KINDS = {Kind.OFFER, Kind.OFFER, Kind.REQUEST, Kind.REQUEST, Kind.IDEA};
    private static final Capability[] CAPABILITIES = {
        Capability.MATERIAL, Capability.PRODUCTION, Capability.TESTING, Capability.SERVICE
    };

    private static Cast listing(Random random, int number) {
        Cast cast = new Cast();
        cast.id = "listing-" + number;
        cast.published = number + 1;
        cast.kind = KINDS[random.nextInt(KINDS.length)];
        cast.capability = CAPABILITIES[random.nextInt(CAPABILITIES.length)];
        if (cast.kind == Kind.IDEA) {
            cast.seeks = Arrays.asList(CAPABILITIES).subList(0, 1 + random.nextInt(CAPABILITIES.length));
        }
        cast.product = CODES[random.nextInt(CODES.length)];
        cast.title = TITLES[random.nextInt(TITLES.length)];
        cast.region = List.of(Cast.ALBSTADT, Cast.STUTTGART, Cast.BERLIN).get(random.nextInt(3));
        cast.quantity = random.nextBoolean()
                ? Cast.stock(1 + random.nextInt(10_000))
                : Cast.weekly(
                        1 + random.nextInt(1_000), LocalDate.of(2026, 12, 1).plusDays(random.nextInt(60)));
        cast.standards = random.nextBoolean() ? List.of("CE") : List.of();
        cast.levels = random.nextInt(4) == 0 ? Map.of("CE", ConformityLevel.VERIFIED) : Map.of();
        cast.requires = random.nextInt(4) == 0 ? List.of("CE") : List.of();
        cast.withinKm = random.nextInt(4) == 0 ? 100 : null;
        cast.neededBy = random.nextInt(3) == 0 ? LocalDate.of(2026, 12, 1).plusDays(random.nextInt(60)) : null;
        cast.visibility = random.nextInt(5) == 0 ? Visibility.AUTHORITIES : Visibility.PUBLIC;
        return cast;
    }

    /** What scoring every pair finds. */
    private static List<Ranked> oracle(Party subject, Iterable<Party> all, boolean publicOnly) {
        List<Ranked> found = new ArrayList<>();
        for (Party other : all) {
            Pair pair = Pair.of(subject, other, Policy.CURRENT);
            if (other != subject && pair.broken() == null && !(publicOnly && other.forAuthorities())) {
                found.add(new Ranked(other, pair.points()));
            }
        }
        found.sort(Ranked.ORDER);
        return found;
    }

    @Test
    void finds_exactly_what_scoring_every_pair_finds_through_any_history() {
        int matches = 0;
        for (int seed = 0; seed < SEEDS; seed++) {
            Random random = new Random(seed);
            MatchIndex index = new MatchIndex(Policy.CURRENT);
            Map<String, Party> published = new TreeMap<>();
            for (int step = 0; step < STEPS; step++) {
                Party party = listing(random, random.nextInt(40)).party();
                if (random.nextInt(4) == 0) {
                    published.remove(party.id());
                    index.remove(party.id());
                } else {
                    published.put(party.id(), party);
                    index.put(party);
                }
            }
            assertThat(index.size()).isEqualTo(published.size());
            for (Party subject : published.values()) {
                boolean publicOnly = random.nextBoolean();
                List<Ranked> expected = oracle(subject, published.values(), publicOnly);
                assertThat(all(index.matches(subject, party -> !(publicOnly && party.forAuthorities()))))
                        .as("seed %d, %s", seed, subject)
                        .isEqualTo(expected);
                matches += expected.size();
            }
            assertThat(index.unmatched(0, party -> true, party -> true, Integer.MAX_VALUE))
                    .as("seed %d", seed)
                    .isEqualTo(published.values().stream()
                            .filter(party ->
                                    oracle(party, published.values(), false).isEmpty())
                            .sorted(Comparator.comparingLong(Party::published))
                            .toList());
        }
        assertThat(matches).isGreaterThan(SEEDS * 20);
    }

    /** So many of two products that groups are parted, and listings taken out until they are joined again. */
    @Test
    void finds_exactly_what_scoring_every_pair_finds_among_many() {
        for (int seed = 0; seed < CROWDS; seed++) {
            Random random = new Random(seed);
            MatchIndex index = new MatchIndex(Policy.CURRENT);
            List<Party> published = new ArrayList<>();
            for (int number = 0; number < 3_000; number++) {
                published.add(oneOfMany(random, number).party());
                index.put(published.getLast());
            }
            assertExact(index, published, random, seed);
            Collections.shuffle(published, random);
            while (published.size() > 300) {
                index.remove(published.removeLast().id());
            }
            assertExact(index, published, random, seed);
        }
    }

    private static void assertExact(MatchIndex index, List<Party> published, Random random, int seed) {
        for (int subjects = 0; subjects < 40; subjects++) {
            Party subject = published.get(random.nextInt(published.size()));
            boolean publicOnly = random.nextBoolean();
            assertThat(all(index.matches(subject, party -> !(publicOnly && party.forAuthorities()))))
                    .as("seed %d, %s", seed, subject)
                    .isEqualTo(oracle(subject, published, publicOnly));
            assertThat(index.nearestMiss(subject, party -> true))
                    .as("seed %d, %s", seed, subject)
                    .isEqualTo(missOracle(subject, published));
        }
    }

    /** By factor, so that what one bound lets through does not hide what another one cuts off. */
    @Test
    void never_expects_less_of_a_group_than_any_of_its_pairs_brings() {
        Random random = new Random(23);
        for (int round = 0; round < 3_000; round++) {
            Party subject = oneOfMany(random, 0).party();
            Outline outlined = Outline.of(subject);
            Likeness.Probe own = new Likeness.Probe(subject.likeness());
            Likeness.Probe labelled = new Likeness.Probe(subject.labelled());
            Outline outline = new Outline();
            Likeness.Union words = new Likeness.Union();
            Likeness.Titles titles = new Likeness.Titles();
            List<Party> group = new ArrayList<>();
            while (group.size() < 1 + random.nextInt(5)) {
                Cast cast = oneOfMany(random, group.size() + 1);
                cast.kind = subject.isOffer() ? Kind.REQUEST : Kind.OFFER;
                group.add(cast.party());
                outline.add(Outline.of(group.getLast()));
                words.add(group.getLast().likeness(), group.getLast().labelled());
                titles.add(group.getLast().likeness());
            }
            Outline offers = subject.isOffer() ? outlined : outline;
            Outline requests = subject.isOffer() ? outline : outlined;
            double titled = own.titleIn(words);
            for (Party other : group) {
                Pair pair = Pair.of(subject, other, Policy.CURRENT);
                assertThat(outline.kilometresAtLeast(subject.region())).isLessThanOrEqualTo(pair.kilometres());
                assertThat(Outline.covered(offers, requests)).isGreaterThanOrEqualTo(pair.value(Factor.QUANTITY));
                assertThat(Outline.safety(offers, requests)).isGreaterThanOrEqualTo(pair.value(Factor.LEAD_TIME));
                assertThat((titled + own.anyTitleOf(words)) / 2).isGreaterThanOrEqualTo(pair.value(Factor.TEXT));
                assertThat((titled + own.titleOf(titles, group.indexOf(other))) / 2)
                        .isBetween(pair.value(Factor.TEXT), (titled + own.anyTitleOf(titles)) / 2);
                assertThat((labelled.titleIn(words) + labelled.anyLabelledTitleOf(words)) / 2)
                        .isGreaterThanOrEqualTo(subject.labelled().with(other.labelled()));
                if (offers.isOutOfTime(requests)) {
                    assertThat(pair.breaks(HardRule.TIME)).isTrue();
                }
            }
        }
    }

    private static Cast oneOfMany(Random random, int number) {
        Cast cast = listing(random, number);
        if (random.nextInt(10) > 0) {
            cast.capability = Capability.MATERIAL;
            cast.product = random.nextBoolean() ? "ffp2-mask" : "mask";
        }
        cast.title = TITLES[random.nextInt(TITLES.length)] + ' ' + WORDS.get(random.nextInt(WORDS.size()));
        cast.description = WORDS.get(random.nextInt(WORDS.size())) + ' ' + WORDS.get(random.nextInt(WORDS.size()));
        cast.region = new Region(
                "00000",
                "Irgendwo",
                "Irgendwo",
                "DE",
                random.nextInt(20) == 0 ? random.nextDouble(-90, 90) : random.nextDouble(47, 55),
                random.nextInt(20) == 0 ? random.nextDouble(-180, 180) : random.nextDouble(6, 15));
        cast.withinKm = random.nextInt(3) == 0 ? 1 + random.nextInt(600) : null;
        if (random.nextInt(10) == 0) {
            cast.quantity = new Quantity(
                    1 + random.nextInt(100),
                    random.nextBoolean() ? Unit.BOX : Unit.METRE,
                    random.nextBoolean() ? 50 : null,
                    QuantityMode.STOCK,
                    null,
                    null,
                    random.nextBoolean() ? 10L : null);
        }
        if (cast.kind == Kind.IDEA) {
            cast.quantity = null;
        }
        return cast;
    }

    private static MatchIndex.@Nullable Miss missOracle(Party subject, List<Party> all) {
        MatchIndex.Miss nearest = null;
        for (Party other : all) {
            Pair pair = Pair.of(subject, other, Policy.CURRENT);
            HardRule rule = other.isOffer() == subject.isOffer() ? null : pair.onlyBroken();
            if (rule != null) {
                Ranked ranked = new Ranked(other, pair.points());
                if (nearest == null || Ranked.ORDER.compare(ranked, nearest.ranked()) < 0) {
                    nearest = new MatchIndex.Miss(ranked, rule);
                }
            }
        }
        return nearest;
    }

    private static List<Ranked> all(Iterator<Ranked> matches) {
        List<Ranked> all = new ArrayList<>();
        matches.forEachRemaining(all::add);
        return all;
    }

    @Test
    void names_the_nearest_miss_and_the_one_rule_that_forbids_it() {
        MatchIndex index = new MatchIndex(Policy.CURRENT);
        Cast demanding = Cast.request();
        demanding.requires = List.of("CE");
        Party request = demanding.party();
        index.put(request);
        assertThat(index.nearestMiss(request, party -> true)).isNull();
        Cast far = Cast.offer();
        far.id = "far";
        far.published = 3;
        far.region = Cast.BERLIN;
        index.put(far.party());
        Cast near = Cast.offer();
        near.id = "near";
        near.published = 4;
        index.put(near.party());
        Cast doubly = Cast.offer();
        doubly.id = "doubly";
        doubly.published = 5;
        doubly.capability = Capability.TESTING;
        index.put(doubly.party());
        MatchIndex.Miss miss = index.nearestMiss(request, party -> true);
        assertThat(miss).isNotNull();
        assertThat(miss.ranked().counterpart().id()).isEqualTo("near");
        assertThat(miss.rule()).isEqualTo(HardRule.STANDARDS);
        assertThat(index.unmatched(0, party -> true, party -> true, 2))
                .extracting(Party::id)
                .containsExactly("2", "far");
    }

    @Test
    void scores_few_where_only_the_best_are_asked_for() {
        Random random = new Random(7);
        MatchIndex index = new MatchIndex(Policy.CURRENT);
        for (int number = 0; number < 10_000; number++) {
            index.put(oneOfMany(random, number).party());
        }
        Party request = Cast.request().party();
        BestFirst few = index.matches(request, party -> true);
        BestFirst every = index.matches(request, party -> true);
        for (int best = 0; best < 20; best++) {
            few.next();
        }
        assertThat(all(every)).hasSizeGreaterThan(1_000);
        assertThat(few.scored()).isLessThan(every.scored() / 5);
    }

    @Test
    void forgets_what_it_is_told_to() {
        MatchIndex index = new MatchIndex(Policy.CURRENT);
        index.put(Cast.offer().party());
        index.put(Cast.request().party());
        assertThat(all(index.matches(Cast.offer().party(), party -> true))).hasSize(1);
        index.clear();
        assertThat(all(index.matches(Cast.offer().party(), party -> true))).isEmpty();
        assertThat(index.find("1")).isNull();
    }
}
