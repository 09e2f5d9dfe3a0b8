package exchange.query.matching;

import static org.assertj.core.api.Assertions.assertThat;

import exchange.event.listing.ConformityLevel;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("What would make a match a better one")
class CounterfactualTest {

    private static final LocalDate DECEMBER = LocalDate.of(2026, 12, 1);

    private final Cast request = Cast.request();
    private final Cast offer = Cast.offer();

    private List<Counterfactual> ofTheOffer() {
        return Counterfactual.of(request.party(), offer.party(), Policy.CURRENT);
    }

    private int points(Party counterpart, Party subject) {
        return Pair.of(subject, counterpart, Policy.CURRENT).points();
    }

    @Test
    void is_each_single_thing_that_lies_with_the_offer() {
        offer.product = "mask";
        offer.quantity = Cast.weekly(1_000, DECEMBER);
        offer.standards = List.of("CE");
        request.requires = List.of("CE");
        request.neededBy = DECEMBER.plusDays(13);
        assertThat(ofTheOffer())
                .extracting(Counterfactual::factor)
                .containsExactly(Factor.PRODUCT, Factor.QUANTITY, Factor.LEAD_TIME, Factor.CONFORMITY);
    }

    /** Done in earnest: the listing is entered as the text says, and scored anew. */
    @Test
    void holds_when_it_is_done() {
        offer.product = "mask";
        offer.quantity = Cast.weekly(1_000, DECEMBER);
        offer.standards = List.of("CE");
        request.requires = List.of("CE");
        request.neededBy = DECEMBER.plusDays(13);
        for (Counterfactual change : ofTheOffer()) {
            Cast done = new Cast();
            done.product = offer.product;
            done.quantity = offer.quantity;
            done.standards = offer.standards;
            switch (change.factor()) {
                case PRODUCT -> done.product = change.changed().product();
                case QUANTITY, LEAD_TIME ->
                    done.quantity = change.changed().terms().quantity();
                case CONFORMITY -> done.levels = Map.of("CE", ConformityLevel.VERIFIED);
                case TEXT, DISTANCE -> throw new AssertionError(change);
            }
            assertThat(points(done.party(), request.party()))
                    .as("%s", change.factor())
                    .isEqualTo(points(change.changed(), request.party()))
                    .isGreaterThan(points(offer.party(), request.party()));
        }
    }

    @Test
    void reaches_what_it_is_about() {
        offer.quantity = Cast.stock(3_333);
        Party enough = ofTheOffer().getFirst().changed();
        assertThat(Amounts.covered(enough, request.party())).isEqualTo(1);
    }

    @Test
    void is_of_a_request_to_ask_for_less_or_to_wait() {
        offer.quantity = Cast.weekly(1_000, DECEMBER);
        request.neededBy = DECEMBER.plusDays(13);
        assertThat(Counterfactual.of(offer.party(), request.party(), Policy.CURRENT))
                .extracting(Counterfactual::factor)
                .containsExactly(Factor.QUANTITY, Factor.LEAD_TIME);
    }

    @Test
    void is_nothing_where_nothing_is_missing() {
        offer.standards = List.of("CE");
        offer.levels = Map.of("CE", ConformityLevel.VERIFIED);
        assertThat(ofTheOffer()).isEmpty();
    }
}
