package exchange.query.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("Names for the same thing")
class SynonymsTest {

    static List<List<String>> groups() throws IOException {
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(
                Objects.requireNonNull(SynonymsTest.class.getResourceAsStream("/exchange/query/text/synonyms.tsv")),
                StandardCharsets.UTF_8))) {
            return lines.lines()
                    .filter(line -> !line.startsWith("#") && !line.isBlank())
                    .map(line -> List.of(line.split("\\|")))
                    .toList();
        }
    }

    static Stream<List<String>> eachGroup() throws IOException {
        return groups().stream();
    }

    @ParameterizedTest
    @MethodSource("eachGroup")
    void find_each_other(List<String> group) {
        for (String written : group) {
            Texts texts = new Texts().with("it", "Posten: " + written, "Auf Anfrage.");
            for (String asked : group) {
                assertThat(texts.find(asked)).as("%s in %s", asked, written).containsExactly("it");
            }
        }
    }

    @Test
    void stand_in_one_group_only() throws IOException {
        Set<String> seen = new HashSet<>();
        for (List<String> group : groups()) {
            assertThat(group).hasSizeGreaterThan(1);
            group.forEach(name -> assertThat(seen.add(name)).as(name).isTrue());
        }
    }

    @Test
    void are_found_after_the_word_itself() {
        Texts texts = new Texts()
                .with("itself", "N95 aus Lagerbestand", "Auf Anfrage.")
                .with("other", "Partikelfiltrierende Halbmaske", "Auf Anfrage.");
        assertThat(texts.find("N95")).containsExactly("itself", "other");
    }
}
