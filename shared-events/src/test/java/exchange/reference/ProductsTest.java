package exchange.reference;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("The taxonomy of products")
class ProductsTest {

    private static final Products PRODUCTS = Products.load();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ffp2-mask", "ffp3-mask", "surgical-mask", "community-mask", "face-shield", "protective-goggles",
                "examination-gloves", "protective-gown", "protective-coverall", "disinfectant", "swab", "test-kit",
                "test-capacity", "ventilator", "ventilator-part", "meltblown", "nonwoven-fabric", "elastic-band"
            })
    void has_every_code_that_clients_were_promised(String code) {
        assertThat(PRODUCTS.find(code)).map(Product::own).contains(true);
    }

    @Test
    void has_the_whole_cpv_below_an_own_top_layer() {
        assertThat(PRODUCTS.all().filter(product -> !product.own())).hasSize(9454);
        assertThat(PRODUCTS.all().filter(Product::own).count()).isBetween(40L, 80L);
        assertThat(PRODUCTS.find("33141420")).map(Product::labelDe).contains("Operationshandschuhe");
    }

    @Test
    void has_no_orphan_and_no_cycle() {
        Set<String> codes = new HashSet<>();
        PRODUCTS.all().forEach(product -> codes.add(product.code()));
        assertThat(PRODUCTS.all()).allSatisfy(product -> {
            assertThat(product.parent())
                    .satisfiesAnyOf(
                            parent -> assertThat(parent).isNull(),
                            parent -> assertThat(codes).contains(parent));
            assertThat(ancestors(product)).doesNotHaveDuplicates();
        });
    }

    @Test
    void has_a_label_in_both_languages_everywhere() {
        assertThat(PRODUCTS.all())
                .allSatisfy(product -> assertThat(List.of(product.labelDe(), product.labelEn()))
                        .allSatisfy(label -> assertThat(label).isNotBlank()));
    }

    @Test
    void hangs_no_own_product_below_the_cpv() {
        assertThat(PRODUCTS.all().filter(Product::own))
                .allSatisfy(product ->
                        assertThat(PRODUCTS.path(product.code())).allMatch(code -> !Character.isDigit(code.charAt(0))));
    }

    @ParameterizedTest
    @CsvSource({
        "protective-equipment, ffp2-mask, true",
        "ffp2-mask, ffp2-mask, true",
        "surgical-gloves, 33141420, true",
        "protective-equipment, 33735100, true",
        "protective-goggles, 33735200, false",
        "nonwoven-fabric, meltblown, true",
        "ventilation, 33157110, true",
        "ventilator, 33157110, false",
        "33000000, 33141310, false",
        "33000000, 33141113, true",
        "ffp2-mask, protective-equipment, false",
        "nowhere, ffp2-mask, false",
        "ffp2-mask, nowhere, false",
        "nowhere, nowhere, false"
    })
    void knows_what_covers_what(String ancestor, String code, boolean covers) {
        assertThat(PRODUCTS.covers(ancestor, code)).isEqualTo(covers);
    }

    @Test
    void gives_the_path_from_the_root() {
        assertThat(PRODUCTS.path("ffp2-mask")).containsExactly("protective-equipment", "mask", "ffp2-mask");
        assertThat(PRODUCTS.path("33141113"))
                .containsExactly("33000000", "33100000", "33140000", "33141000", "33141100", "33141110", "33141113");
        assertThat(PRODUCTS.path("nowhere")).isEmpty();
    }

    @Test
    void gives_what_is_below_parents_first() {
        assertThat(PRODUCTS.below("surgical-gloves")).extracting(Product::code).containsExactly("33141420");
        assertThat(PRODUCTS.below("mask"))
                .extracting(Product::code)
                .containsExactly("ffp2-mask", "ffp3-mask", "surgical-mask", "community-mask");
        assertThat(PRODUCTS.below("nowhere")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "FFP2, ffp2-mask",
        "ffp2-maske, ffp2-mask",
        "n95, ffp2-mask",
        "Mundschutz, mask",
        "OP-Maske, surgical-mask",
        "Gesichtsschutzschild, face-shield",
        "visor, face-shield",
        "Beatmungsgerät, ventilator",
        "beatmungsgeraet, ventilator",
        "VENTILATORS, ventilator",
        "Schlauch, breathing-hose",
        "Händedesinfektion, hand-disinfectant",
        "Gummilitze, elastic-band",
        "Vlies, nonwoven-fabric",
        "Nitrilhandschuhe, examination-gloves",
        "Operationshandschuhe, surgical-gloves",
        "33141420, 33141420",
        "Kartoffeln, 03212100"
    })
    void finds_first_what_was_meant(String query, String code) {
        assertThat(PRODUCTS.search(query, 5)).first().extracting(Product::code).isEqualTo(code);
    }

    @Test
    void finds_by_the_beginning_of_a_code() {
        assertThat(PRODUCTS.search("331414", 10))
                .extracting(Product::code)
                .contains("33141400", "33141411", "33141420");
    }

    @Test
    void wants_every_word_and_keeps_the_limit() {
        assertThat(PRODUCTS.search("sterile handschuhe", 5))
                .extracting(Product::code)
                .contains("surgical-gloves");
        assertThat(PRODUCTS.search("maske", 3)).hasSize(3);
        assertThat(PRODUCTS.search("maske kartoffel", 3)).isEmpty();
        assertThat(PRODUCTS.search(" -!? ", 3)).isEmpty();
        assertThat(PRODUCTS.search("maske", 0)).isEmpty();
    }

    private static List<String> ancestors(Product product) {
        List<String> codes = new ArrayList<>();
        String code = product.code();
        while (code != null && codes.size() < 20) {
            codes.add(code);
            code = PRODUCTS.find(code).map(Product::parent).orElse(null);
        }
        return codes;
    }
}
