package exchange.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** From the telephone, the account and the web form to publication and back, with everybody who has a part in it. */
abstract class FirstWalk {

    private final Person cem;
    private final Person otto;
    private final Person ada;
    private final Person fatima;
    private final Person anybody;

    FirstWalk(Entrance exchange) {
        cem = exchange.as("cem");
        otto = exchange.as("otto");
        ada = exchange.as("ada");
        fatima = exchange.as("fatima");
        anybody = exchange.anybody();
    }

    /** Real cases of spring 2020 in own words, each with its source; organisations and contacts are invented. */
    static List<ObjectNode> cases() throws Exception {
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(
                Objects.requireNonNull(FirstWalk.class.getResourceAsStream("cases-2020.jsonl")),
                StandardCharsets.UTF_8))) {
            return lines.lines().map(Drafts::read).toList();
        }
    }

    @ParameterizedTest
    @MethodSource("exchange.standalone.FirstWalk#cases")
    void leads_a_case_of_2020_from_the_telephone_to_publication(ObjectNode reported) {
        JsonNode listing = reported.get("listing");
        Reply submitted = cem.submit(listing).is(201);
        String id = submitted.id();
        assertThat(submitted.headers().firstValue("Location")).contains("/api/listings/" + id);
        assertThat(submitted.json().has("manageToken")).isFalse();

        anybody.get("/api/catalogue/" + id, submitted.position()).is(404);
        Reply claimed = otto.does("claim", id).is(200);
        assertThat(claimed.state()).isEqualTo("IN_REVIEW");
        otto.does("approve", id).is(428);
        otto.having(1).does("approve", id).is(412);
        Reply approved = otto.having(claimed.version()).does("approve", id).is(200);
        assertThat(approved.state()).isEqualTo("PUBLISHED");

        Reply seen = anybody.get("/api/catalogue/" + id, approved.position()).is(200);
        assertThat(seen.json().get("title")).isEqualTo(listing.get("title"));
        assertThat(seen.json().get("organisation").get("name"))
                .isEqualTo(listing.get("organisation").get("name"));
        listing.get("contact").forEach(personal -> assertThat(seen.text()).doesNotContain(personal.asString()));

        long after = approved.position();
        assertThat(found("q=" + encoded(reported.get("words").asString()), after))
                .contains(id);
        assertThat(found("product=" + listing.get("product").asString(), after)).contains(id);
        assertThat(found("region=" + reported.get("region").asString(), after)).contains(id);
        assertThat(found("region=" + reported.get("region").asString().substring(0, 3), after))
                .contains(id);
        assertThat(found("kind=" + listing.get("kind").asString() + "&near=" + postalCode(listing) + "&km=1", after))
                .contains(id);

        List<JsonNode> events =
                ada.get("/api/audit/events?listing=" + id, after).is(200).items();
        assertThat(events)
                .extracting(
                        event -> event.get("type").asString(),
                        event -> event.get("actor").asString(),
                        event -> event.get("role").asString(),
                        event -> event.get("channel").asString())
                .containsExactly(
                        tuple(
                                submission(listing),
                                "cem",
                                "CLERK",
                                listing.get("channel").asString()),
                        tuple("ListingClaimed", "otto", "MODERATOR", "ACCOUNT"),
                        tuple("ListingApproved", "otto", "MODERATOR", "ACCOUNT"));
        assertThat(events.getFirst().get("onBehalfOf")).isEqualTo(listing.get("onBehalfOf"));
        assertThat(events.getLast().get("position").asLong()).isEqualTo(after);
        listing.get("contact").forEach(personal -> assertThat(events.toString()).doesNotContain(personal.asString()));
    }

    @Test
    void leads_a_member_from_its_own_account_to_publication() {
        Reply submitted = fatima.submit(Drafts.gowns()).is(201);
        String id = submitted.id();
        Reply own = fatima.get("/api/listings/" + id, submitted.position()).is(200);
        assertThat(own.json().get("contact").get("email").asString()).isEqualTo("einkauf@klinik-nord.example");
        assertThat(own.json().get("channel").asString()).isEqualTo("ACCOUNT");
        fatima.exchange()
                .as("alb")
                .get("/api/listings/" + id, submitted.position())
                .is(404);
        fatima.exchange()
                .as("alb")
                .does("withdraw", id, "{\"reason\":\"NO_LONGER_NEEDED\"}")
                .is(404);
        fatima.does("claim", id).is(403);

        Reply claimed = otto.does("claim", id).is(200);
        fatima.put("/api/listings/" + id, Drafts.gowns()).breaks("UNDER_REVIEW");
        Reply sentBack = otto.having(claimed.version())
                .does(
                        "request-changes",
                        id,
                        "{\"reason\":\"INCOMPLETE\",\"text\":\"Welche Größen?\",\"note\":\"ruft gern zurück\"}")
                .is(200);
        Reply told = fatima.get("/api/listings/" + id, sentBack.position()).is(200);
        assertThat(told.state()).isEqualTo("CHANGES_REQUESTED");
        assertThat(told.text()).contains("Welche Größen?").doesNotContain("ruft gern zurück");

        Reply again = fatima.put(
                        "/api/listings/" + id,
                        Drafts.gowns().put("description", "Langärmelige Einmalkittel in den Größen M bis XXL."))
                .is(200);
        assertThat(again.state()).isEqualTo("SUBMITTED");
        Reply approved = otto.having(otto.does("claim", id).is(200).version())
                .does("approve", id)
                .is(200);
        assertThat(found("q=" + encoded("Einmalkittel XXL"), approved.position()))
                .contains(id);
        Reply done = fatima.does("fulfil", id, "{\"outcome\":\"MATCHED_HERE\"}").is(200);
        assertThat(done.state()).isEqualTo("FULFILLED");
        anybody.get("/api/catalogue/" + id, done.position()).is(404);
    }

    @Test
    void lets_whoever_bears_the_secret_link_revise_and_withdraw() {
        Reply submitted =
                anybody.submit(Drafts.masks("Masken aus dem Webformular")).is(201);
        String id = submitted.id();
        Person bearer = anybody.bearing(submitted.json().get("manageToken").asString());
        Person stranger = anybody.bearing("nicht-das-richtige-Geheimnis");
        anybody.get("/api/listings/" + id, submitted.position()).is(401);
        stranger.get("/api/listings/" + id, submitted.position()).is(404);
        bearer.get("/api/listings/" + id, submitted.position()).is(200);

        Reply approved = otto.having(otto.does("claim", id).is(200).version())
                .does("approve", id)
                .is(200);
        stranger.put("/api/listings/" + id, Drafts.masks()).is(403);
        Reply revised = bearer.put("/api/listings/" + id, Drafts.masks("Masken, überarbeitet"))
                .is(200);
        assertThat(revised.state()).isEqualTo("PUBLISHED");
        assertThat(revised.json().get("revisionState").asString()).isEqualTo("SUBMITTED");
        assertThat(anybody.get("/api/catalogue/" + id, revised.position())
                        .is(200)
                        .json()
                        .get("title")
                        .asString())
                .isEqualTo("Masken aus dem Webformular");
        Reply again = otto.having(otto.does("claim", id).is(200).version())
                .does("approve", id)
                .is(200);
        assertThat(again.position()).isGreaterThan(approved.position());
        assertThat(anybody.get("/api/catalogue/" + id, again.position())
                        .is(200)
                        .json()
                        .get("title")
                        .asString())
                .isEqualTo("Masken, überarbeitet");

        Reply withdrawn = bearer.does("withdraw", id, "{\"reason\":\"NO_LONGER_AVAILABLE\"}")
                .is(200);
        assertThat(withdrawn.state()).isEqualTo("WITHDRAWN");
        anybody.get("/api/catalogue/" + id, withdrawn.position()).is(404);
        assertThat(ada.get("/api/audit/events?listing=" + id, withdrawn.position())
                        .is(200)
                        .items())
                .extracting(
                        event -> event.get("actor").asString(),
                        event -> event.get("channel").asString())
                .contains(tuple("anonymous", "WEB_FORM"));
    }

    private List<String> found(String question, long after) {
        return anybody.get("/api/catalogue?size=100&" + question, after).is(200).items().stream()
                .map(item -> item.get("id").asString())
                .toList();
    }

    private static String postalCode(JsonNode listing) {
        return listing.get("region").get("postalCode").asString();
    }

    private static String submission(JsonNode listing) {
        return listing.get("kind").asString().equals("OFFER") ? "OfferSubmitted" : "RequestSubmitted";
    }

    private static String encoded(String words) {
        return URLEncoder.encode(words, StandardCharsets.UTF_8);
    }
}
