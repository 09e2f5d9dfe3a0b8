package exchange.query.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import exchange.event.listing.Kind;
import exchange.query.statistics.Gaps.Balance;
import exchange.reference.Products;
import exchange.reference.Unit;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("What is counted of a listing")
class CountedTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 12, 10);
    private static final LocalDate FAR = TODAY.plusDays(200);
    private static final Goods MASKS = new Goods("ffp2-mask", Unit.PIECE);

    @Test
    void is_a_stock_at_once_and_a_need_when_it_is_due() {
        Counted stock = counted(Kind.OFFER, 500, 0, null, null, FAR);
        assertThat(stock.by(TODAY, TODAY)).isEqualTo(500);
        Counted need = counted(Kind.REQUEST, 500, 0, null, TODAY.plusDays(10), FAR);
        assertThat(need.by(TODAY.plusDays(9), TODAY)).isZero();
        assertThat(need.by(TODAY.plusDays(10), TODAY)).isEqualTo(500);
        assertThat(counted(Kind.REQUEST, 500, 0, null, TODAY.minusDays(1), FAR).by(TODAY, TODAY))
                .isEqualTo(500);
    }

    @Test
    void is_a_capacity_on_the_days_on_which_it_holds_rounded_down() {
        Counted weekly = counted(Kind.OFFER, 1000, 7, TODAY.plusDays(7), null, TODAY.plusDays(16));
        assertThat(weekly.by(TODAY.plusDays(6), TODAY)).isZero();
        assertThat(weekly.by(TODAY.plusDays(7), TODAY)).isEqualTo(142);
        assertThat(weekly.by(TODAY.plusDays(13), TODAY)).isEqualTo(1000);
        assertThat(weekly.by(TODAY.plusDays(27), TODAY))
                .as("after its last day")
                .isEqualTo(1428);
        assertThat(counted(Kind.OFFER, 30, 30, TODAY.minusDays(100), null, FAR).by(TODAY, TODAY))
                .as("not what was made before today")
                .isEqualTo(1);
        assertThat(counted(Kind.REQUEST, 70, 7, null, TODAY.plusDays(1), FAR).by(TODAY.plusDays(27), TODAY))
                .as("not after it is due")
                .isEqualTo(20);
    }

    @Test
    void stays_a_number_however_large_it_was_typed() {
        Counted absurd = counted(Kind.OFFER, Counted.MOST, 1, null, null, FAR);
        assertThat(absurd.by(TODAY.plusDays(83), TODAY)).isEqualTo(84 * Counted.MOST);
        assertThat(Counted.plus(Long.MAX_VALUE, 5)).isEqualTo(Long.MAX_VALUE);
    }

    @Test
    void belongs_to_the_nearest_product_of_the_exchange() {
        Products products = Products.load();
        String below = products.below("protective-equipment")
                .filter(product -> !product.own())
                .findFirst()
                .orElseThrow()
                .code();
        assertThat(products.find(Goods.counted(below, products)).orElseThrow().own())
                .isTrue();
        assertThat(Goods.counted("ffp2-mask", products)).isEqualTo("ffp2-mask");
        assertThat(Goods.counted("03111100", products)).isEqualTo("03111100");
        assertThat(Goods.unit(Unit.BOX)).isEqualTo(Unit.PIECE);
    }

    @Test
    void grades_a_gap_by_its_share_of_the_need() {
        assertThat(Balance.of(0, 0).grade()).isZero();
        assertThat(Balance.of(0, 10).grade()).isEqualTo(1);
        assertThat(Balance.of(55, 100).grade()).isEqualTo(1);
        assertThat(Balance.of(56, 100).grade()).isEqualTo(2);
        assertThat(Balance.of(91, 100).grade()).isEqualTo(3);
        assertThat(Balance.of(100, 100).grade()).isEqualTo(3);
        assertThat(Balance.of(110, 100).grade()).isEqualTo(4);
        assertThat(Balance.of(1, 0).grade()).isEqualTo(4);
    }

    private static Counted counted(
            Kind kind, long amount, int period, @Nullable LocalDate from, @Nullable LocalDate due, LocalDate until) {
        return new Counted(kind, MASKS, amount, period, from, due, until, "DE143");
    }
}
