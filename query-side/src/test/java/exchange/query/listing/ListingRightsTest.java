package exchange.query.listing;

import static org.assertj.core.api.Assertions.assertThat;

import exchange.event.listing.ListingId;
import exchange.event.listing.Owner;
import exchange.query.Actor;
import exchange.query.Databases;
import exchange.query.Draft;
import exchange.query.Listings;
import exchange.query.ReadingRoom;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.jdbc.core.simple.JdbcClient;

@DisplayName("Who sees a listing, and its contact")
@ParameterizedClass
@EnumSource(Databases.class)
class ListingRightsTest {

    private final ReadingRoom room;
    private final Listings listings;

    ListingRightsTest(Databases database) {
        this.room = database.room();
        this.listings = room.listings();
    }

    @Test
    void staff_sees_every_listing() {
        ListingId masks = listings.submit(new Draft());
        for (String reader : List.of("cem", "otto", "ada", "ines")) {
            assertThat(status(reader, masks)).as(reader).isEqualTo(200);
        }
    }

    @Test
    void an_unpublished_listing_of_others_is_not_there() {
        ListingId masks = listings.submit(new Draft());
        for (String reader : List.of("fatima", "alb", "greta", "nora")) {
            assertThat(status(reader, masks)).as(reader).isEqualTo(404);
        }
    }

    @Test
    void a_published_listing_of_others_is_forbidden() {
        ListingId masks = listings.publish(new Draft());
        ListingId reserved = listings.publish(new Draft().forAuthorities());
        for (String reader : List.of("fatima", "alb", "greta", "nora")) {
            assertThat(status(reader, masks)).as(reader).isEqualTo(403);
        }
        assertThat(status("greta", reserved)).isEqualTo(403);
        assertThat(status("fatima", reserved)).isEqualTo(404);
    }

    @Test
    void a_listing_belongs_to_the_organisation_of_the_account_and_to_no_typed_name() {
        Actor fatima = listings.person("fatima");
        ListingId hers = listings.submit(new Draft()
                .owner(new Owner(fatima.organisation(), null))
                .organisation("Weberei Alb GmbH", true)
                .by(fatima, "ACCOUNT"));
        assertThat(status("fatima", hers)).isEqualTo(200);
        assertThat(status("alb", hers)).isEqualTo(404);
    }

    @Test
    void the_partner_who_submitted_it_sees_it_without_the_contact() {
        ListingId masks = listings.submit(new Draft().by(listings.person("nora"), "NETWORK"));
        var answer = room.getAs("nora", "/api/listings/" + masks);
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body()).doesNotContain("Wilhelmine", "471147114711");
    }

    @Test
    void the_bearer_of_the_secret_link_sees_it_with_the_contact() {
        ListingId masks = listings.publish(new Draft().owner(new Owner(null, digest("geheimer-link"))));
        var answer = room.get("/api/listings/" + masks, "X-Manage-Token", "geheimer-link");
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body()).contains("Wilhelmine").doesNotContain(digest("geheimer-link"));
        assertThat(room.get("/api/listings/" + masks, "X-Manage-Token", "ein-anderer")
                        .status())
                .isEqualTo(404);
        assertThat(room.get("/api/listings/" + masks).status()).isEqualTo(401);
        assertThat(room.get("/api/listings/" + ListingId.random()).status()).isEqualTo(401);
        assertThat(room.getAs("fatima", "/api/listings/" + masks, "X-Manage-Token", "geheimer-link")
                        .status())
                .isEqualTo(200);
    }

    @Test
    void what_is_no_listing_is_not_there() {
        assertThat(room.getAs("otto", "/api/listings/" + ListingId.random()).status())
                .isEqualTo(404);
        assertThat(room.getAs("otto", "/api/listings/masken").status()).isEqualTo(404);
    }

    @Test
    void clerks_and_moderators_see_the_contact_and_it_is_recorded() {
        ListingId masks = listings.submit(new Draft());
        for (String reader : List.of("cem", "otto")) {
            assertThat(room.getAs(reader, "/api/listings/" + masks).body()).contains("Wilhelmine", "471147114711");
        }
        assertThat(accesses(masks))
                .extracting(row -> row.get("account"))
                .containsExactly(
                        listings.person("cem").id(), listings.person("otto").id());
    }

    @Test
    void auditors_see_it_for_a_reason_that_is_recorded() {
        ListingId masks = listings.submit(new Draft());
        assertThat(room.getAs("ada", "/api/listings/" + masks).body()).doesNotContain("Wilhelmine");
        assertThat(room.getAs("ines", "/api/listings/" + masks + "?reason=Neugier")
                        .body())
                .doesNotContain("Wilhelmine");
        assertThat(accesses(masks)).isEmpty();
        assertThat(room.getAs("ada", "/api/listings/" + masks + "?reason=xy").status())
                .isEqualTo(400);
        assertThat(room.getAs("ada", "/api/listings/" + masks + "?reason=" + "x".repeat(501))
                        .status())
                .isEqualTo(400);
        assertThat(accesses(masks)).isEmpty();
        assertThat(room.getAs("ada", "/api/listings/" + masks + "?reason=Beschwerde+4711")
                        .body())
                .contains("Wilhelmine");
        assertThat(accesses(masks))
                .singleElement()
                .satisfies(row ->
                        assertThat(row).containsEntry("role", "AUDITOR").containsEntry("reason", "Beschwerde 4711"));
    }

    @Test
    void an_answer_that_shows_nothing_is_not_recorded() {
        ListingId masks = listings.submit(new Draft());
        assertThat(room.getAs("otto", "/api/listings/" + masks, "If-None-Match", "\"1\"")
                        .status())
                .isEqualTo(304);
        assertThat(accesses(masks)).isEmpty();
    }

    private int status(String reader, ListingId id) {
        return room.getAs(reader, "/api/listings/" + id).status();
    }

    private List<Map<String, Object>> accesses(ListingId id) {
        return room.bean(JdbcClient.class)
                .sql("select account, role, reason from query.personal_data_access where listing = ? order by id")
                .param(id.toString())
                .query()
                .listOfRows();
    }

    private static String digest(String token) {
        try {
            return Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString(
                            MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
