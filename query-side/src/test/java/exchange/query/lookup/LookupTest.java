package exchange.query.lookup;

import static org.assertj.core.api.Assertions.assertThat;

import exchange.query.Databases;
import exchange.query.ReadingRoom;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A look-up")
class LookupTest {

    private final ReadingRoom room = Databases.H2.room();

    @Test
    void finds_products_in_both_languages() {
        for (String question : List.of("FFP2", "ffp2-mask")) {
            var answer = room.get("/api/products?q=" + question);
            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.header("Cache-Control")).isEqualTo("public, max-age=3600");
            var first = answer.items().get(0);
            assertThat(first.get("code").stringValue()).isEqualTo("ffp2-mask");
            assertThat(first.get("labelDe").stringValue()).isNotBlank();
            assertThat(first.get("labelEn").stringValue()).isNotBlank();
            assertThat(answer.json().get("next").isNull()).isTrue();
        }
    }

    @Test
    void finds_regions_and_places() {
        assertThat(room.get("/api/regions?q=Zollernalb")
                        .items()
                        .get(0)
                        .get("code")
                        .stringValue())
                .isEqualTo("DE143");
        var place = room.get("/api/regions?q=72458").items().get(0);
        assertThat(place.get("place").stringValue()).isEqualTo("Albstadt");
        assertThat(place.get("postalCode").stringValue()).isEqualTo("72458");
        assertThat(room.get("/api/regions").items().size()).isPositive();
    }

    @Test
    void finds_standards() {
        assertThat(room.get("/api/standards").body()).contains("EN 149 FFP2", "EN 14683 Type IIR");
        assertThat(room.get("/api/standards?q=FFP3").items().size()).isEqualTo(1);
    }

    @Test
    void refuses_what_it_does_not_know() {
        assertThat(room.get("/api/products?search=x").status()).isEqualTo(400);
        assertThat(room.get("/api/products?q=x&size=1000").status()).isEqualTo(400);
        assertThat(room.get("/api/standards?cursor=x").status()).isEqualTo(400);
    }
}
