package exchange.reference;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("The standards")
class StandardsTest {

    private static final Standards STANDARDS = Standards.load();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "EN 149 FFP2",
                "EN 149 FFP3",
                "EN 14683 Type I",
                "EN 14683 Type II",
                "EN 14683 Type IIR",
                "EN 166",
                "EN 455",
                "EN 374",
                "EN 13795",
                "EN 14126",
                "EN 14476",
                "ISO 13485",
                "ISO 10993",
                "ISO 80601-2-12",
                "CE",
                "MDR Class I",
                "MDR Class IIa",
                "MDR Class IIb",
                "MDR Class III",
                "IVDR Class A",
                "IVDR Class B",
                "IVDR Class C",
                "IVDR Class D",
                "GMP",
                "NIOSH N95",
                "KN95 (GB 2626)",
                "CPA",
                "BfArM Sonderzulassung",
                "ISO 9001",
                "ISO 17025"
            })
    void are_known_by_their_canonical_name(String name) {
        assertThat(STANDARDS.find(name)).map(Standard::name).contains(name);
    }

    @Test
    void are_known_by_no_other_name() {
        assertThat(STANDARDS.find("en 149 ffp2")).isEmpty();
        assertThat(STANDARDS.find("EN149 FFP2")).isEmpty();
    }

    @Test
    void say_in_both_languages_what_they_are_and_what_they_are_about() {
        assertThat(STANDARDS.all())
                .allSatisfy(standard -> assertThat(
                                List.of(standard.labelDe(), standard.labelEn(), standard.aboutDe(), standard.aboutEn()))
                        .allSatisfy(text -> assertThat(text).isNotBlank()));
    }
}
