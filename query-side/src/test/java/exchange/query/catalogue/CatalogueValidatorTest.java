package exchange.query.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import exchange.query.Databases;
import exchange.query.Draft;
import exchange.query.Listings;
import exchange.query.ReadingRoom;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@DisplayName("The catalogue's validator")
@ParameterizedClass
@EnumSource(Databases.class)
class CatalogueValidatorTest {

    private final ReadingRoom room;
    private final Listings listings;
    private final String word = Listings.word();

    CatalogueValidatorTest(Databases database) {
        this.room = database.room();
        this.listings = room.listings();
    }

    @Test
    void saves_an_answer_that_would_be_the_same() {
        String path = "/api/catalogue?q=" + word;
        String tag = room.get(path).header("ETag");
        assertThat(tag).startsWith("W/\"");
        var again = room.get(path, "If-None-Match", tag);
        assertThat(again.status()).isEqualTo(304);
        assertThat(again.body()).isEmpty();
        assertThat(again.header("ETag")).isEqualTo(tag);
    }

    @Test
    void changes_when_something_public_happened_and_only_then() {
        String tag = room.get("/api/catalogue").header("ETag");
        var submitted = listings.submit(new Draft().title(word));
        assertThat(room.get("/api/catalogue").header("ETag")).isEqualTo(tag);
        listings.approve(submitted);
        assertThat(room.get("/api/catalogue").header("ETag")).isNotEqualTo(tag);
        assertThat(room.get("/api/catalogue", "If-None-Match", tag).status()).isEqualTo(200);
    }

    @Test
    void tells_languages_and_audiences_apart() {
        String german = room.get("/api/catalogue").header("ETag");
        assertThat(room.get("/api/catalogue", "Accept-Language", "en-GB").header("ETag"))
                .isNotEqualTo(german);
        assertThat(room.getAs("greta", "/api/catalogue").header("ETag")).isNotEqualTo(german);
    }

    @Test
    void lets_only_what_is_public_be_kept_by_others() {
        var anonymous = room.get("/api/catalogue");
        assertThat(anonymous.header("Cache-Control")).isEqualTo("no-cache");
        assertThat(anonymous.header("Vary"))
                .containsIgnoringCase("Accept-Language")
                .containsIgnoringCase("Authorization");
        assertThat(room.getAs("fatima", "/api/catalogue").header("Cache-Control"))
                .isEqualTo("private, no-cache");
    }
}
