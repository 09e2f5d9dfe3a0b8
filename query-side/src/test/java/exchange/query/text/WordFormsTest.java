package exchange.query.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The forms of words")
class WordFormsTest {

    /** An index on disk holds terms: whoever changes them here counts up {@link WordForms#SHAPE}, so that it is made anew. */
    @Test
    void are_these_in_shape_1() {
        assertThat(WordForms.SHAPE).isEqualTo(1);
        assertThat(terms(false, "Atemschutzmasken, Beatmungsgeräte"))
                .containsExactly(
                        "hgerat",
                        "hmask",
                        "hrat",
                        "hschutzmask",
                        "patem",
                        "patemschutz",
                        "pbeatmung",
                        "pbeatmungsg",
                        "pschutz",
                        "watemschutzmask",
                        "wbeatmungsgerat");
        assertThat(terms(true, "Sterilised masks")).containsExactly("emask", "esterilis");
    }

    @Test
    void leave_out_of_a_question_what_says_nothing() {
        assertThat(WordForms.ofQuestion("Wer hat die Masken für uns?"))
                .extracting(Word::surface)
                .containsExactly("masken");
        assertThat(WordForms.ofQuestion("wer und was")).hasSize(3);
        assertThat(WordForms.ofQuestion("%_'\";--")).isEmpty();
    }

    private static Set<String> terms(boolean english, String text) {
        Set<String> terms = new TreeSet<>();
        WordForms.terms(english, text, terms);
        return terms;
    }
}
