package exchange.reference;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The regions")
class RegionsTest {

    private static final Regions REGIONS = Regions.load();

    @Test
    void are_there_on_every_level() {
        assertThat(REGIONS.all().stream().mapToInt(Region::level)).hasSize(455);
        assertThat(atLevel(0)).hasSize(1);
        assertThat(atLevel(1)).hasSize(16);
        assertThat(atLevel(2)).hasSize(38);
        assertThat(atLevel(3)).hasSize(400);
    }

    @Test
    void have_their_wider_region_and_both_labels() {
        assertThat(REGIONS.all()).allSatisfy(region -> {
            assertThat(region.labelDe()).isNotBlank();
            assertThat(region.labelEn()).isNotBlank();
            if (region.level() > 0) {
                String wider = region.code().substring(0, region.code().length() - 1);
                assertThat(REGIONS.find(wider)).get().matches(other -> other.covers(region.code()));
            }
        });
    }

    @Test
    void are_found_by_code_and_name() {
        assertThat(REGIONS.find("DE143")).map(Region::labelDe).contains("Zollernalbkreis");
        assertThat(REGIONS.find("DE9ZZ")).isEmpty();
        assertThat(REGIONS.search("zollern", 5)).extracting(Region::code).containsExactly("DE143");
        assertThat(REGIONS.search("tuebingen", 5)).extracting(Region::code).containsExactly("DE14", "DE142");
        assertThat(REGIONS.search("de14", 3)).extracting(Region::code).containsExactly("DE14", "DE141", "DE142");
        assertThat(REGIONS.search("baden", 2)).first().extracting(Region::code).isEqualTo("DE1");
        assertThat(REGIONS.search(" ", 2)).isEmpty();
    }

    private static List<Region> atLevel(int level) {
        return REGIONS.all().stream().filter(region -> region.level() == level).toList();
    }
}
