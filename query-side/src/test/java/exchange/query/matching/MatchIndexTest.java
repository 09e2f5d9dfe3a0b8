package exchange.query.matching;

import static org.assertj.core.api.Assertions.assertThat;

import exchange.event.listing.Capability;
import exchange.event.listing.ConformityLevel;
import exchange.event.listing.Kind;
import exchange.event.listing.Visibility;
import exchange.query.matching.MatchIndex.Ranked;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The match index")
class MatchIndexTest {

    /** Histories; {@code -Dmatch.seeds=20000} for more. */
    private static final int SEEDS = Integer.getInteger("match.seeds", 2_000);

    private static final int STEPS = 60;

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
                assertThat(index.matches(subject, party -> !(publicOnly && party.forAuthorities())))
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
    void looks_at_few() {
        Random random = new Random(7);
        MatchIndex index = new MatchIndex(Policy.CURRENT);
        Party last = Cast.offer().party();
        List<String> codes = Cast.PRODUCTS.all().map(product -> product.code()).toList();
        for (int number = 0; number < 3_000; number++) {
            Cast cast = listing(random, number);
            cast.kind = number % 2 == 0 ? Kind.OFFER : Kind.REQUEST;
            cast.product = codes.get(random.nextInt(codes.size()));
            last = cast.party();
            index.put(last);
        }
        assertThat(index.candidates(last)).hasSizeLessThan(100);
    }

    @Test
    void forgets_what_it_is_told_to() {
        MatchIndex index = new MatchIndex(Policy.CURRENT);
        index.put(Cast.offer().party());
        index.put(Cast.request().party());
        assertThat(index.matches(Cast.offer().party(), party -> true)).hasSize(1);
        index.clear();
        assertThat(index.matches(Cast.offer().party(), party -> true)).isEmpty();
        assertThat(index.find("1")).isNull();
    }
}
