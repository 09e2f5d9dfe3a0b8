package exchange.query.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import exchange.event.listing.ListingId;
import exchange.event.listing.RevisionApproved;
import exchange.query.Databases;
import exchange.query.Draft;
import exchange.query.Listings;
import exchange.query.ReadingRoom;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.jdbc.core.simple.JdbcClient;

@DisplayName("A redacted listing")
@ParameterizedClass
@EnumSource(Databases.class)
class RedactionTest {

    private final ReadingRoom room;
    private final Listings listings;
    private final String word = Listings.word();

    RedactionTest(Databases database) {
        this.room = database.room();
        this.listings = room.listings();
    }

    @Test
    void stays_in_the_catalogue_without_its_words_even_before_their_key_is_destroyed() {
        ListingId masks = published();
        listings.redact(masks);
        assertRedacted(masks);
        var shown = room.get("/api/catalogue/" + masks).json();
        assertThat(shown.get("title").stringValue()).isEqualTo("[entfernt]");
        assertThat(shown.get("product").stringValue()).isEqualTo("ffp2-mask");
        assertThat(room.get("/api/catalogue?q=" + word).json().get("total").asInt())
                .isZero();
    }

    @Test
    void is_the_same_once_the_key_is_destroyed() {
        ListingId masks = published();
        listings.destroy(List.of(listings.keyOfText(masks)));
        listings.redact(masks);
        assertRedacted(masks);
    }

    @Test
    void leaves_no_word_in_the_read_models() {
        ListingId masks = published();
        room.settle();
        assertThat(rowOf(masks)).contains(word);
        listings.redact(masks);
        room.settle();
        assertThat(rowOf(masks)).doesNotContain(word);
    }

    @Test
    void shows_what_is_written_after_the_redaction() {
        ListingId masks = published();
        listings.redact(masks);
        listings.revise(masks, new Draft().version(2).title("Sauberer Text"));
        listings.happens(listings.person("otto"), new RevisionApproved(masks, 2, null));
        assertThat(room.get("/api/catalogue/" + masks).json().get("title").stringValue())
                .isEqualTo("Sauberer Text");
    }

    private ListingId published() {
        return listings.publish(new Draft().title("Masken " + word).description("Rufen Sie an: " + word + " 0171 555"));
    }

    private void assertRedacted(ListingId id) {
        for (String path : List.of("/api/catalogue/" + id, "/api/listings/" + id, "/api/catalogue?size=100")) {
            assertThat(room.getAs("otto", path).body()).as(path).doesNotContain(word);
        }
        var listing = room.getAs("otto", "/api/listings/" + id).json();
        assertThat(listing.get("title").stringValue()).isEqualTo("[entfernt]");
        assertThat(listing.get("state").stringValue()).isEqualTo("PUBLISHED");
    }

    private String rowOf(ListingId id) {
        return room.bean(JdbcClient.class)
                .sql(room.generation("catalogue").sql("select * from query.catalogue_$g where listing_id = ?"))
                .param(id.toString())
                .query()
                .singleRow()
                .toString();
    }
}
