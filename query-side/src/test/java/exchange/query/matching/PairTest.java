package exchange.query.matching;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import exchange.event.listing.Capability;
import exchange.event.listing.ConformityLevel;
import exchange.event.listing.Quantity;
import exchange.reference.QuantityMode;
import exchange.reference.Unit;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("An offer and a request")
class PairTest {

    private static final LocalDate DECEMBER = LocalDate.of(2026, 12, 1);

    private final Cast offer = Cast.offer();
    private Cast request = Cast.request();

    private Pair pair() {
        return Pair.of(request.party(), offer.party(), Policy.CURRENT);
    }

    private @Nullable HardRule broken() {
        return pair().broken();
    }

    private double value(Factor factor) {
        return pair().value(factor);
    }

    @Test
    void match_when_nothing_stands_against_it() {
        assertThat(broken()).isNull();
        assertThat(pair().points()).isBetween(1, Pair.POINTS);
        assertThat(pair().points())
                .isEqualTo(
                        Pair.of(offer.party(), request.party(), Policy.CURRENT).points());
    }

    @Test
    void have_contributions_that_add_up_to_the_score() {
        offer.product = "mask";
        int sum = 0;
        for (Factor factor : Factor.values()) {
            sum += pair().contribution(factor);
        }
        assertThat(pair().points()).isEqualTo(sum);
    }

    @Test
    void are_of_opposite_kinds() {
        request.kind = offer.kind;
        assertThat(broken()).isEqualTo(HardRule.KINDS);
        assertThat(Pair.of(Cast.request().party(), Cast.idea().party(), Policy.CURRENT)
                        .broken())
                .isEqualTo(HardRule.KINDS);
    }

    @Test
    void do_not_match_where_a_laboratory_tests_what_somebody_wants_to_have() {
        offer.capability = Capability.TESTING;
        assertThat(broken()).isEqualTo(HardRule.CAPABILITY);
        request.capability = Capability.TESTING;
        assertThat(broken()).isNull();
    }

    @Test
    void match_where_goods_are_wanted_and_can_be_made_but_not_the_other_way_round() {
        offer.capability = Capability.PRODUCTION;
        assertThat(broken()).isNull();
        request.capability = Capability.PRODUCTION;
        offer.capability = Capability.MATERIAL;
        assertThat(broken()).isEqualTo(HardRule.CAPABILITY);
    }

    @Test
    void match_where_an_idea_seeks_what_is_offered() {
        request = Cast.idea(Capability.TESTING, Capability.FUNDING);
        assertThat(broken()).isEqualTo(HardRule.CAPABILITY);
        offer.capability = Capability.FUNDING;
        assertThat(broken()).isNull();
    }

    @Test
    void need_every_standard_that_is_demanded_and_none_that_is_suspicious() {
        request.requires = List.of("EN 149 FFP2", "CE");
        offer.standards = List.of("EN 149 FFP2");
        assertThat(broken()).isEqualTo(HardRule.STANDARDS);
        offer.standards = List.of("CE", "EN 149 FFP2");
        assertThat(broken()).isNull();
        double claimed = value(Factor.CONFORMITY);
        offer.levels = Map.of("CE", ConformityLevel.VERIFIED);
        assertThat(value(Factor.CONFORMITY)).isGreaterThan(claimed).isLessThan(1);
        offer.levels = Map.of("CE", ConformityLevel.VERIFIED, "EN 149 FFP2", ConformityLevel.VERIFIED);
        assertThat(value(Factor.CONFORMITY)).isEqualTo(1);
        offer.levels = Map.of("CE", ConformityLevel.SUSPICIOUS);
        assertThat(broken()).isEqualTo(HardRule.STANDARDS);
    }

    @Test
    void need_a_day_on_which_both_hold() {
        offer.quantity = Cast.weekly(1_000, DECEMBER.plusDays(1));
        request.neededBy = DECEMBER;
        assertThat(broken()).isEqualTo(HardRule.TIME);
        request.neededBy = DECEMBER.plusDays(1);
        assertThat(broken()).isNull();
        request.quantity = Cast.weekly(1_000, offer.validUntil.plusDays(1));
        assertThat(broken()).isEqualTo(HardRule.TIME);
    }

    @Test
    void are_no_farther_apart_than_the_request_allows() {
        request.withinKm = 64; // as the crow flies, Stuttgart is 64.5 km from Albstadt
        assertThat(broken()).isEqualTo(HardRule.REACH);
        request.withinKm = 65;
        assertThat(broken()).isNull();
    }

    @Test
    void are_closer_the_closer_their_products_stand() {
        double same = value(Factor.PRODUCT);
        request.product = "mask";
        double narrower = value(Factor.PRODUCT);
        request.product = "protective-equipment";
        double muchNarrower = value(Factor.PRODUCT);
        request.product = "ffp2-mask";
        offer.product = "mask";
        double wider = value(Factor.PRODUCT);
        assertThat(same).isEqualTo(1);
        assertThat(narrower).isLessThan(same).isGreaterThan(muchNarrower);
        assertThat(wider).isLessThan(narrower).isPositive();
        offer.product = "ffp3-mask";
        assertThat(broken()).isEqualTo(HardRule.PRODUCT);
    }

    @Test
    void match_without_a_product_where_the_texts_are_close() {
        request.product = null;
        request.capability = Capability.SERVICE;
        offer.product = null;
        offer.capability = Capability.SERVICE;
        offer.title = "Sterilisation von Schutzkitteln";
        request.title = "Wer sterilisiert Schutzkittel?";
        assertThat(broken()).isNull();
        assertThat(value(Factor.PRODUCT)).isLessThan(0.7);
        request.title = "Fahrer für Nachtfahrten gesucht";
        assertThat(broken()).isEqualTo(HardRule.PRODUCT);
    }

    @Test
    void are_alike_however_a_word_is_written() {
        offer.title = "Beatmungsgeräte";
        request.title = "Beatmungsgeraet";
        double spelt = value(Factor.TEXT);
        request.title = "Beatmungsgerete";
        double mistaken = value(Factor.TEXT);
        request.title = "Handschuhe";
        assertThat(spelt).isGreaterThan(0.7);
        assertThat(mistaken).isGreaterThan(0.6);
        assertThat(value(Factor.TEXT)).isLessThan(0.1);
    }

    @Test
    void convert_what_they_count() {
        offer.quantity = new Quantity(100, Unit.BOX, 50, QuantityMode.STOCK, null, null, null);
        assertThat(value(Factor.QUANTITY)).isEqualTo(0.5);
        offer.quantity = new Quantity(5_000, Unit.PAIR, null, QuantityMode.STOCK, null, null, null);
        assertThat(value(Factor.QUANTITY)).isEqualTo(1);
        offer.quantity = new Quantity(5_000, Unit.KILOGRAM, null, QuantityMode.STOCK, null, null, null);
        assertThat(value(Factor.QUANTITY)).isZero();
    }

    @Test
    void count_a_capacity_over_the_days_that_are_left() {
        offer.quantity = Cast.weekly(1_000, DECEMBER);
        request.neededBy = DECEMBER.plusDays(20); // three whole weeks
        assertThat(value(Factor.QUANTITY)).isCloseTo(0.3, within(1e-9));
        request.neededBy = DECEMBER.plusDays(19);
        assertThat(value(Factor.QUANTITY)).isCloseTo(0.2, within(1e-9));
        request.quantity = Cast.weekly(2_000, DECEMBER);
        assertThat(value(Factor.QUANTITY)).isCloseTo(0.5, within(1e-9));
    }

    @Test
    void do_not_fit_in_quantity_where_less_is_wanted_than_is_given_away() {
        offer.quantity = new Quantity(10_000, Unit.PIECE, null, QuantityMode.STOCK, null, null, 500L);
        request.quantity = Cast.stock(499);
        assertThat(value(Factor.QUANTITY)).isZero();
        request.quantity = Cast.stock(500);
        assertThat(value(Factor.QUANTITY)).isEqualTo(1);
    }

    @Test
    void are_the_better_the_more_days_are_in_hand() {
        request.neededBy = DECEMBER.plusDays(14);
        assertThat(value(Factor.LEAD_TIME)).isEqualTo(1);
        offer.quantity = Cast.weekly(10_000, DECEMBER);
        assertThat(value(Factor.LEAD_TIME)).isEqualTo(0.5);
        request.neededBy = DECEMBER.plusDays(21);
        assertThat(value(Factor.LEAD_TIME)).isEqualTo(1);
        request.neededBy = DECEMBER.plusDays(2);
        assertThat(value(Factor.LEAD_TIME)).isZero();
    }

    @Test
    void are_the_better_the_nearer_they_are() {
        double near = value(Factor.DISTANCE);
        request.region = Cast.BERLIN;
        assertThat(value(Factor.DISTANCE)).isLessThan(near).isPositive();
        request.region = offer.region;
        assertThat(value(Factor.DISTANCE)).isEqualTo(1);
    }
}
