package exchange.query.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import exchange.event.listing.ConformityAssessed;
import exchange.event.listing.ConformityLevel;
import exchange.event.listing.ListingExpired;
import exchange.event.listing.ListingId;
import exchange.event.listing.ListingReinstated;
import exchange.event.listing.ListingRenewed;
import exchange.event.listing.ListingSuspended;
import exchange.event.listing.ListingWithdrawn;
import exchange.event.listing.Remarks;
import exchange.event.listing.ReviewReason;
import exchange.event.listing.RevisionApproved;
import exchange.event.listing.WithdrawalReason;
import exchange.query.Actor;
import exchange.query.Databases;
import exchange.query.Draft;
import exchange.query.Listings;
import exchange.query.ReadingRoom;
import java.time.LocalDate;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@DisplayName("The catalogue")
@ParameterizedClass
@EnumSource(Databases.class)
class CatalogueTest {

    private static final LocalDate NEXT_YEAR = LocalDate.now().plusDays(300);
    private static final Remarks REMARKS = new Remarks("Bitte melden Sie sich.", "interne Notiz", null);

    private final ReadingRoom room;
    private final Listings listings;
    private final String word = Listings.word();

    CatalogueTest(Databases database) {
        this.room = database.room();
        this.listings = room.listings();
    }

    @Test
    void shows_a_listing_while_it_is_published_and_at_no_other_time() {
        ListingId masks = listings.submit(new Draft().title("Masken " + word));
        assertThat(isShown(masks)).isFalse();
        listings.approve(masks);
        assertThat(isShown(masks)).isTrue();
        listings.happens(
                listings.person("otto"),
                masks,
                REMARKS,
                remarks -> new ListingSuspended(masks, ReviewReason.CERTIFICATE_DOUBTFUL, remarks));
        assertThat(isShown(masks)).isFalse();
        listings.happens(listings.person("otto"), new ListingReinstated(masks, null));
        assertThat(isShown(masks)).isTrue();
        listings.happens(Actor.EXCHANGE, new ListingExpired(masks, LocalDate.now()));
        assertThat(isShown(masks)).isFalse();
        listings.happens(listings.person("cem"), new ListingRenewed(masks, NEXT_YEAR));
        assertThat(isShown(masks)).isTrue();
        assertThat(room.get("/api/catalogue/" + masks).json().get("validUntil").stringValue())
                .isEqualTo(NEXT_YEAR.toString());
        listings.happens(
                listings.person("cem"), new ListingWithdrawn(masks, WithdrawalReason.NO_LONGER_AVAILABLE, null));
        assertThat(isShown(masks)).isFalse();
    }

    @Test
    void shows_an_expired_listing_again_when_its_revision_is_approved() {
        ListingId masks = listings.publish(new Draft().title("Alte Masken " + word));
        listings.happens(Actor.EXCHANGE, new ListingExpired(masks, LocalDate.now()));
        listings.revise(masks, new Draft().version(2).title("Neue Masken " + word));
        assertThat(isShown(masks)).isFalse();
        listings.happens(listings.person("otto"), new RevisionApproved(masks, 2, null));
        assertThat(isShown(masks)).isTrue();
        assertThat(room.get("/api/catalogue/" + masks).json().get("title").stringValue())
                .isEqualTo("Neue Masken " + word);
    }

    @Test
    void shows_the_approved_text_until_the_revision_is_approved() {
        ListingId masks = listings.publish(new Draft().title("Erste Fassung " + word));
        listings.revise(masks, new Draft().version(2).title("Zweite Fassung " + word));
        assertThat(room.get("/api/catalogue/" + masks).body())
                .contains("Erste Fassung")
                .doesNotContain("Zweite Fassung");
        listings.happens(listings.person("otto"), new RevisionApproved(masks, 2, null));
        assertThat(room.get("/api/catalogue/" + masks).body())
                .contains("Zweite Fassung")
                .doesNotContain("Erste Fassung");
    }

    @Test
    void keeps_a_suspended_listing_hidden_when_its_revision_is_approved() {
        ListingId masks = listings.publish(new Draft().title(word));
        listings.happens(
                listings.person("otto"),
                masks,
                REMARKS,
                remarks -> new ListingSuspended(masks, ReviewReason.CERTIFICATE_DOUBTFUL, remarks));
        listings.revise(masks, new Draft().version(2).title("Besser " + word));
        listings.happens(listings.person("otto"), new RevisionApproved(masks, 2, null));
        assertThat(isShown(masks)).isFalse();
    }

    @Test
    void hides_what_is_past_its_last_day_even_before_the_exchange_has_noticed() {
        ListingId masks = listings.publish(
                new Draft().title(word).validUntil(LocalDate.now().minusDays(2)));
        assertThat(isShown(masks)).isFalse();
    }

    @Test
    void tells_no_contact_no_evidence_and_no_organisation_that_asked_not_to_be_shown() {
        ListingId masks = listings.publish(new Draft().title(word).organisation("Schneiderei Scheu", false));
        for (String reader : new String[] {"greta", "fatima", "ada"}) {
            String body = room.getAs(reader, "/api/catalogue/" + masks).body();
            assertThat(body).doesNotContain("Geheim", "geheim", "471147114711", "Scheu", "@");
        }
        String list = room.get("/api/catalogue?q=" + word).body();
        assertThat(list).doesNotContain("Geheim", "geheim", "471147114711", "Scheu", "@");
        assertThat(room.get("/api/catalogue?q=Schneiderei+Scheu+" + word)
                        .json()
                        .get("total")
                        .asInt())
                .isZero();
    }

    @Test
    void says_what_was_submitted_and_what_moderators_found() {
        ListingId masks = listings.publish(new Draft().title(word));
        listings.happens(
                listings.person("otto"),
                new ConformityAssessed(masks, "EN 149 FFP2", ConformityLevel.SUSPICIOUS, null));
        var listing =
                room.get("/api/catalogue/" + masks, "Accept-Language", "en").json();
        assertThat(listing.get("id").stringValue()).isEqualTo(masks.toString());
        assertThat(listing.get("kind").stringValue()).isEqualTo("OFFER");
        assertThat(listing.get("quantity").get("amount").asLong()).isEqualTo(20_000);
        assertThat(listing.get("region").get("place").stringValue()).isEqualTo("Albstadt");
        assertThat(listing.get("organisation").get("name").stringValue()).isEqualTo("Weberei Alb GmbH");
        assertThat(listing.get("conformity").get(0).get("level").stringValue()).isEqualTo("SUSPICIOUS");
        assertThat(listing.get("productLabel").stringValue()).isNotBlank();
        assertThat(listing.get("publishedAt").stringValue()).endsWith("Z");
        assertThat(listing.has("distanceKm")).isFalse();
    }

    @Test
    void answers_404_for_what_is_no_listing() {
        assertThat(room.get("/api/catalogue/" + ListingId.random()).status()).isEqualTo(404);
        assertThat(room.get("/api/catalogue/masken").status()).isEqualTo(404);
    }

    @Test
    void shows_listings_for_authorities_to_authorities_and_staff_only() {
        ListingId open = listings.publish(new Draft().title("Offen " + word));
        ListingId reserved =
                listings.publish(new Draft().title("Behörden " + word).forAuthorities());
        for (String reader : new String[] {"greta", "cem", "otto", "ada", "ines"}) {
            assertThat(room.getAs(reader, "/api/catalogue?q=" + word)
                            .json()
                            .get("total")
                            .asInt())
                    .as(reader)
                    .isEqualTo(2);
            assertThat(room.getAs(reader, "/api/catalogue/" + reserved).status())
                    .isEqualTo(200);
        }
        for (String reader : new String[] {"fatima", "nora"}) {
            assertThat(room.getAs(reader, "/api/catalogue?q=" + word)
                            .json()
                            .get("total")
                            .asInt())
                    .as(reader)
                    .isEqualTo(1);
            assertThat(room.getAs(reader, "/api/catalogue/" + reserved).status())
                    .isEqualTo(404);
        }
        var seenByAll = room.get("/api/catalogue?q=" + word).json();
        assertThat(seenByAll.get("total").asInt()).isEqualTo(1);
        assertThat(seenByAll.get("items").get(0).get("id").stringValue()).isEqualTo(open.toString());
        assertThat(seenByAll.get("facets").get("kind").get(0).get("count").asInt())
                .isEqualTo(1);
        assertThat(room.get("/api/catalogue/" + reserved).status()).isEqualTo(404);
    }

    private boolean isShown(ListingId id) {
        boolean alone = room.get("/api/catalogue/" + id).status() == 200;
        boolean listed = room.get("/api/catalogue?q=" + word).body().contains(id.toString());
        assertThat(alone).as("the same in the list as alone").isEqualTo(listed);
        return alone;
    }
}
