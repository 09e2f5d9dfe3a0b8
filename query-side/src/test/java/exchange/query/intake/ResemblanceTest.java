package exchange.query.intake;

import static org.assertj.core.api.Assertions.assertThat;

import exchange.event.listing.Kind;
import exchange.query.intake.Resemblance.Common;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("What is typed during a call")
class ResemblanceTest {

    private static final Known MASKS =
            known("FFP2-Masken aus eigener Fertigung", "Weberei Alb GmbH", List.of("30000000", "masks", "ffp2-mask"));

    @Test
    void resembles_what_the_same_organisation_has_told_before_however_it_is_written() {
        assertThat(common(typed("", "weberei alb"))).contains(List.of(Common.ORGANISATION));
        assertThat(common(typed("", "Weberei  ALB mbH"))).contains(List.of(Common.ORGANISATION));
        assertThat(common(typed("", "Webereien Alb"))).contains(List.of(Common.ORGANISATION_LIKE));
        assertThat(common(typed("", "Klinik Nord"))).isEmpty();
        assertThat(common(typed("", "GmbH"))).isEmpty();
    }

    @Test
    void resembles_a_title_in_other_words_of_the_same_stem() {
        assertThat(common(typed("Eigene Fertigung von FFP2-Masken", ""))).contains(List.of(Common.TITLE));
        assertThat(common(typed("Schutzkittel für die Notaufnahme", ""))).isEmpty();
    }

    @Test
    void is_compared_with_listings_of_its_kind_only() {
        Typed request = new Typed(
                Kind.REQUEST, Resemblance.words(MASKS.title()), MASKS.name(), MASKS.path(), "72458", "Albstadt");
        assertThat(Resemblance.of(request, MASKS)).isEmpty();
    }

    @Test
    void says_what_both_have_in_common_and_ranks_by_how_much_it_is() {
        Typed all = new Typed(
                Kind.OFFER,
                Resemblance.words("FFP2-Masken"),
                OrganisationName.of("Weberei Alb"),
                MASKS.path(),
                "72458",
                "");
        Typed wider = new Typed(
                Kind.OFFER,
                Resemblance.words("FFP2-Masken"),
                OrganisationName.of("Weberei Alb"),
                List.of("30000000", "masks"),
                "",
                "Stuttgart");
        assertThat(common(all)).contains(List.of(Common.ORGANISATION, Common.TITLE, Common.PRODUCT, Common.PLACE));
        assertThat(common(wider)).contains(List.of(Common.ORGANISATION, Common.TITLE, Common.PRODUCT_LIKE));
        assertThat(
                        List.of(
                                        Resemblance.of(wider, MASKS).orElseThrow(),
                                        Resemblance.of(all, MASKS).orElseThrow())
                                .stream()
                                .sorted(Resemblance.ORDER)
                                .map(Resemblance::common)
                                .findFirst()
                                .orElseThrow())
                .contains(Common.PLACE);
    }

    private static Optional<List<Common>> common(Typed typed) {
        return Resemblance.of(typed, MASKS).map(Resemblance::common);
    }

    private static Typed typed(String title, String organisation) {
        return new Typed(Kind.OFFER, Resemblance.words(title), OrganisationName.of(organisation), List.of(), "", "");
    }

    private static Known known(String title, String organisation, List<String> path) {
        return new Known(
                "1",
                "10001-7",
                false,
                Kind.OFFER,
                title,
                organisation,
                path,
                null,
                "72458",
                "Albstadt",
                Resemblance.words(title),
                OrganisationName.of(organisation));
    }
}
