package exchange.query.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("The words of a question")
class TextQueryTest {

    private static final String NOTHING = "Auf Anfrage.";

    @ParameterizedTest
    @CsvSource({
        "Masken, Atemschutzmasken ohne Ventil",
        "Maske, Atemschutzmasken ohne Ventil",
        "Schutzmaske, Atemschutzmasken ohne Ventil",
        "Beatmungsgerät, Zwei Beatmungsgeräte",
        "Beatmungsgerät, Zwei Beatmungsgeraete",
        "Beatmungsgeraete, Ein Beatmungsgerät",
        "BEATMUNGSGERÄTEN, Ein Beatmungsgerät",
        "Gerät, Zwei Beatmungsgeräte",
        "Beatmung, Zwei Beatmungsgeräte",
        "Desinfektion, Desinfektionsmittel in Kanistern",
        "Mittel, Desinfektionsmittel in Kanistern",
        "Handschuh, Untersuchungshandschuhe aus Nitril",
        "Untersuchung, Untersuchungshandschuhe aus Nitril",
        "Kittel, Einmalschutzkittel",
        "Schutz, Mundschutzmasken",
        "Maskenproduktion, Produktion von Masken",
        "Sterilisationsservice, Service für Sterilisation",
        "Größe, Groesse M",
        "groesse, Größe M",
        "Straße, Strasse am Werk",
        "FFP2, Masken FFP 2",
        "FFP 2, Masken FFP2",
        "EN149, Masken nach EN 149",
        "Atemsch, Atemschutzmasken ohne Ventil",
        "wer liefert Masken, Klinik liefert Masken",
        "Café, Cafe am Markt"
    })
    void find_german_texts_as_people_write_them(String question, String title) {
        assertThat(new Texts().with("it", title, NOTHING).find(question)).containsExactly("it");
    }

    @ParameterizedTest
    @CsvSource({
        "Reis, Gute Preise und weite Kreise",
        "Ring, Bringen Sie etwas mit",
        "Masken schwarz, Masken in Weiß",
        "Tuch, Aus einem stornierten Auftrag",
        "OP, Optik und Option",
        "FFP3, Masken FFP2"
    })
    void do_not_find_what_only_looks_alike(String question, String title) {
        assertThat(new Texts().with("it", title, NOTHING).find(question)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "ventilators, One used ventilator",
        "sterilised, We sterilise instruments",
        "supply, Supplies for hospitals",
        "masks, Face mask machine"
    })
    void find_english_texts_by_english_rules(String question, String title) {
        assertThat(new Texts().with("it", "en", null, title, "On request.").find(question))
                .containsExactly("it");
    }

    @ParameterizedTest
    @CsvSource({
        "Atemschuzmasken, Atemschutzmasken ohne Ventil",
        "Schuzmasken, Atemschutzmasken ohne Ventil",
        "Beatmungsgeräd, Zwei Beatmungsgeräte",
        "Handschue, Untersuchungshandschuhe aus Nitril",
        "Desinfketionsmittel, Desinfektionsmittel in Kanistern",
        "Sterilisaton, Sterilisation im Autoklaven",
        "Nitrril Handschuhe, Untersuchungshandschuhe aus Nitril"
    })
    void find_in_spite_of_a_letter_wrong_if_they_may(String question, String title) {
        Texts texts = new Texts().with("it", title, NOTHING);
        assertThat(texts.find(question)).isEmpty();
        assertThat(texts.findMistyped(question)).containsExactly("it");
    }

    @Test
    void do_not_take_one_name_with_digits_for_another() {
        assertThat(new Texts().with("it", "Masken FFP2", NOTHING).findMistyped("FFP3"))
                .isEmpty();
    }

    @Test
    void weigh_most_in_the_title_then_in_the_products_names_and_as_the_head_of_a_compound_more_than_as_its_part() {
        Texts texts = new Texts()
                .with("title", "Handschuhe für die Küche", NOTHING)
                .with("head", "Nitrilhandschuhe", NOTHING)
                .with("names", "de", "examination-gloves", "Restposten", NOTHING)
                .with("text", "Restposten", "Auch ein Karton Handschuhe ist dabei.")
                .with("part", "Handschuhspender für die Wand", NOTHING);
        assertThat(texts.find("Handschuhe")).containsExactly("title", "head", "names", "part", "text");
    }

    @Test
    void put_the_newer_of_two_that_are_alike_first() {
        Texts texts = new Texts()
                .with("old", "Masken in Weiß", NOTHING)
                .with("other", "Kittel", NOTHING)
                .with("new", "Masken in Blau", NOTHING);
        assertThat(texts.find("Masken")).containsExactly("new", "old");
    }

    @Test
    void weigh_the_same_whatever_else_is_there() {
        Texts few = new Texts().with("part", "Maskenhalter", NOTHING).with("head", "Schutzmasken", NOTHING);
        Texts many = new Texts().with("part", "Maskenhalter", NOTHING).with("head", "Schutzmasken", NOTHING);
        for (int i = 0; i < 50; i++) {
            many.with("x" + i, "Maskenhalter " + i, "Maskenhalter, Maskenhalter");
        }
        assertThat(few.find("Masken")).isEqualTo(List.of("head", "part"));
        assertThat(many.find("Masken")).startsWith("head").endsWith("part");
    }
}
