package exchange.query.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import exchange.event.listing.ListingId;
import exchange.event.listing.ListingRedacted;
import exchange.event.listing.ListingSubmitted;
import exchange.event.listing.Remarks;
import exchange.event.listing.ReviewReason;
import exchange.event.listing.RevisionApproved;
import exchange.log.EventLog;
import exchange.log.LogEventStorageEngine;
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
        redact(masks);
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
        listings.destroy(List.of(keyOf(masks)));
        redact(masks);
        assertRedacted(masks);
    }

    @Test
    void leaves_no_word_in_the_read_models() {
        ListingId masks = published();
        room.settle();
        assertThat(rowOf(masks)).contains(word);
        redact(masks);
        room.settle();
        assertThat(rowOf(masks)).doesNotContain(word);
    }

    @Test
    void shows_what_is_written_after_the_redaction() {
        ListingId masks = published();
        redact(masks);
        listings.revise(masks, new Draft().version(2).title("Sauberer Text"));
        listings.happens(listings.person("otto"), new RevisionApproved(masks, 2, null));
        assertThat(room.get("/api/catalogue/" + masks).json().get("title").stringValue())
                .isEqualTo("Sauberer Text");
    }

    private ListingId published() {
        return listings.publish(new Draft().title("Masken " + word).description("Rufen Sie an: " + word + " 0171 555"));
    }

    private void redact(ListingId id) {
        listings.happens(
                listings.person("otto"),
                id,
                new Remarks("Bitte keine Telefonnummern.", null, null),
                remarks -> new ListingRedacted(id, ReviewReason.PERSONAL_DATA, remarks, List.of(keyOf(id))));
    }

    private void assertRedacted(ListingId id) {
        for (String path : List.of("/api/catalogue/" + id, "/api/listings/" + id, "/api/catalogue?size=100")) {
            assertThat(room.getAs("otto", path).body()).as(path).doesNotContain(word);
        }
        var listing = room.getAs("otto", "/api/listings/" + id).json();
        assertThat(listing.get("title").stringValue()).isEqualTo("[entfernt]");
        assertThat(listing.get("state").stringValue()).isEqualTo("PUBLISHED");
    }

    private String keyOf(ListingId id) {
        return room.bean(LogEventStorageEngine.class)
                .messages(room.bean(EventLog.class).ofAggregate(id.toString(), 0))
                .map(message -> message.getPayload())
                .filter(ListingSubmitted.class::isInstance)
                .map(event -> ((ListingSubmitted) event).content().text().key())
                .findFirst()
                .orElseThrow();
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
