package exchange.reference;

import static exchange.reference.QuantityMode.CAPACITY;
import static exchange.reference.QuantityMode.STOCK;
import static org.assertj.core.api.Assertions.assertThat;

import exchange.reference.UsualQuantities.Assessment;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

@DisplayName("A quantity")
class UsualQuantitiesTest {

    private static final Products PRODUCTS = Products.load();
    private static final UsualQuantities USUAL = UsualQuantities.load(PRODUCTS);

    @ParameterizedTest
    @CsvSource({
        "ffp2-mask, 20000, PIECE, CAPACITY, WEEK",
        "ffp2-mask, 50000, PIECE, STOCK,",
        "mask, 50000, PIECE, STOCK,",
        "surgical-mask, 600000, PIECE, STOCK,",
        "community-mask, 10000, PIECE, CAPACITY, DAY",
        "community-mask, 5000, PIECE, CAPACITY, WEEK",
        "textile-fabric, 3000, METRE, STOCK,",
        "nonwoven-fabric, 3000, METRE, CAPACITY, DAY",
        "breathing-hose, 200, PIECE, STOCK,",
        "ventilator-part, 200, PIECE, STOCK,",
        "examination-gloves, 40000, PAIR, STOCK,",
        "disinfectant, 1000, LITRE, CAPACITY, DAY",
        "face-shield, 500, PIECE, CAPACITY, DAY",
        "test-capacity, 20000, TEST, CAPACITY, WEEK",
        "ventilator, 10, PIECE, STOCK,",
        "ventilator, 200, PIECE, CAPACITY, WEEK",
        "partition-wall, 3000, METRE, STOCK,",
        "33141420, 1, PAIR, STOCK,",
        "03212100, 20000, KILOGRAM, STOCK,",
        ", 100, HOUR, CAPACITY, WEEK"
    })
    void passes_where_it_is_ordinary(
            @Nullable String product, long amount, Unit unit, QuantityMode mode, @Nullable Period per) {
        assertThat(USUAL.plausible(product, amount, unit, null, mode, per)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "face-shield, 199999999999998, PIECE, STOCK,",
        "face-shield, 4500000, PIECE, STOCK,",
        "18142000, 4500000, PIECE, STOCK,",
        "ventilator, 100000, PIECE, STOCK,",
        "33157400, 100000, PIECE, STOCK,",
        "ventilator, 100000, PIECE, CAPACITY, MONTH",
        "community-mask, 1000000, PIECE, CAPACITY, DAY",
        "test-capacity, 1000000, TEST, CAPACITY, DAY",
        "03212100, 9223372036854775807, KILOGRAM, CAPACITY, DAY",
        ", 9223372036854775807, PIECE, STOCK,",
        "ffp2-mask, 0, PIECE, STOCK,",
        "ffp2-mask, -5, PIECE, CAPACITY, MONTH"
    })
    void is_held_back_where_it_is_not(
            @Nullable String product, long amount, Unit unit, QuantityMode mode, @Nullable Period per) {
        assertThat(USUAL.plausible(product, amount, unit, null, mode, per)).isFalse();
    }

    @ParameterizedTest
    @EnumSource
    void has_a_usual_range_in_every_unit_even_without_a_product(Unit unit) {
        for (QuantityMode mode : QuantityMode.values()) {
            assertThat(USUAL.usual(null, unit, mode)).isPresent();
            assertThat(USUAL.usual("nowhere", unit, mode)).isEqualTo(USUAL.usual(null, unit, mode));
            PRODUCTS.all()
                    .forEach(product -> assertThat(USUAL.usual(product.code(), unit, mode))
                            .as("%s %s %s", product, unit, mode)
                            .isPresent());
        }
    }

    @Test
    void is_judged_by_the_nearest_range_above_its_product() {
        Assessment goggles = USUAL.assess("33735100", 1000, Unit.PIECE, null, STOCK, null);
        assertThat(goggles.product()).isEqualTo("eye-and-face-protection");
        assertThat(USUAL.usual("33735100", Unit.PIECE, STOCK)).contains(goggles.range());
        assertThat(USUAL.assess("03212100", 1000, Unit.PIECE, null, STOCK, null).product())
                .isEqualTo("*");
    }

    @Test
    void is_compared_in_pieces_where_it_comes_in_boxes() {
        Assessment boxes = USUAL.assess("surgical-mask", 12_000, Unit.BOX, 50, STOCK, null);
        assertThat(boxes.amount()).isEqualTo(600_000);
        assertThat(boxes.unit()).isEqualTo(Unit.PIECE);
        assertThat(boxes.plausible()).isTrue();
        assertThat(USUAL.assess("surgical-mask", 12_000, Unit.BOX, null, STOCK, null)
                        .unit())
                .isEqualTo(Unit.BOX);
    }

    @ParameterizedTest
    @CsvSource({
        "10000, DAY, 70000",
        "10000, WEEK, 10000",
        "30000, MONTH, 7000",
        "1, MONTH, 1",
        "31, MONTH, 8",
        "10000, , 10000",
        "9223372036854775807, DAY, 9223372036854775807",
        "9223372036854775807, WEEK, 9223372036854775807",
        "9223372036854775807, MONTH, 2152120141932781022"
    })
    void is_compared_per_week_where_it_is_a_capacity(long amount, @Nullable Period per, long weekly) {
        assertThat(USUAL.assess("ffp2-mask", amount, Unit.PIECE, null, CAPACITY, per)
                        .amount())
                .isEqualTo(weekly);
    }

    @Test
    void never_overflows_into_something_ordinary() {
        Assessment huge = USUAL.assess("ffp2-mask", Long.MAX_VALUE, Unit.BOX, Integer.MAX_VALUE, CAPACITY, Period.DAY);
        assertThat(huge.amount()).isEqualTo(Long.MAX_VALUE);
        assertThat(huge.plausible()).isFalse();
        Assessment wrapping = USUAL.assess("ffp2-mask", 1L << 62, Unit.BOX, 4, STOCK, null);
        assertThat(wrapping.plausible()).isFalse();
        assertThat(USUAL.plausible("ffp2-mask", -1, Unit.BOX, 50, STOCK, null)).isFalse();
    }

    @Test
    void ignores_the_period_where_it_is_a_stock() {
        assertThat(USUAL.assess("ffp2-mask", 1000, Unit.PIECE, null, STOCK, Period.DAY)
                        .amount())
                .isEqualTo(1000);
    }

    @Test
    void needs_no_taxonomy_handed_in() {
        assertThat(UsualQuantities.load().usual("ffp2-mask", Unit.PIECE, STOCK))
                .isEqualTo(USUAL.usual("ffp2-mask", Unit.PIECE, STOCK));
    }
}
