package exchange.query.listing;

import static org.assertj.core.api.Assertions.assertThat;

import exchange.event.listing.ConformityAssessed;
import exchange.event.listing.ConformityLevel;
import exchange.event.listing.ListingId;
import exchange.event.listing.ListingReinstated;
import exchange.event.listing.ListingSuspended;
import exchange.event.listing.Remarks;
import exchange.event.listing.ReviewReason;
import exchange.event.listing.RevisionApproved;
import exchange.query.Databases;
import exchange.query.Draft;
import exchange.query.Listings;
import exchange.query.ReadingRoom;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;

@DisplayName("A listing as it was")
@ParameterizedClass
@EnumSource(Databases.class)
class ListingAsOfTest {

    private static final Remarks REMARKS = new Remarks("Rückfrage", null, null);

    private final ReadingRoom room;
    private final Listings listings;

    ListingAsOfTest(Databases database) {
        this.room = database.room();
        this.listings = room.listings();
    }

    @Test
    void is_shown_as_the_desk_and_as_the_public_saw_it_at_each_of_its_events() {
        listings.submit(new Draft().title("Eine andere zuvor"));
        ListingId id = listings.submit(new Draft().title("Erste Fassung"));
        listings.approve(id);
        listings.happens(
                listings.person("otto"),
                id,
                REMARKS,
                text -> new ConformityAssessed(id, "EN 149 FFP2", ConformityLevel.VERIFIED, text));
        listings.happens(
                listings.person("otto"),
                id,
                REMARKS,
                text -> new ListingSuspended(id, ReviewReason.CERTIFICATE_DOUBTFUL, text));
        listings.happens(listings.person("otto"), id, REMARKS, text -> new ListingReinstated(id, text));
        listings.revise(id, new Draft().title("Zweite Fassung").version(2));
        listings.happens(listings.person("otto"), new RevisionApproved(id, 2, null));
        List<JsonNode> events = events(id);
        assertThat(events).hasSize(8);

        List<String> states = new ArrayList<>();
        List<String> shown = new ArrayList<>();
        for (JsonNode event : events) {
            JsonNode then = asOf(id, "position=" + event.get("position").asLong());
            assertThat(then.get("position")).isEqualTo(event.get("position"));
            assertThat(then.get("at")).isEqualTo(event.get("at"));
            assertThat(asOf(id, "at=" + event.get("at").asString()).get("listing"))
                    .as("inclusive")
                    .isEqualTo(then.get("listing"));
            assertThat(then.toString()).doesNotContain("wilhelmine", "471147114711");
            states.add(then.at("/listing/state").asString());
            shown.add(
                    then.get("public").isNull()
                            ? "–"
                            : then.at("/public/title").asString() + " "
                                    + then.at("/public/conformity/0/level").asString());
        }
        assertThat(states)
                .containsExactly(
                        "SUBMITTED",
                        "IN_REVIEW",
                        "PUBLISHED",
                        "PUBLISHED",
                        "SUSPENDED",
                        "PUBLISHED",
                        "PUBLISHED",
                        "PUBLISHED");
        assertThat(shown)
                .containsExactly(
                        "–",
                        "–",
                        "Erste Fassung CLAIMED",
                        "Erste Fassung VERIFIED",
                        "–",
                        "Erste Fassung VERIFIED",
                        "Erste Fassung VERIFIED",
                        "Zweite Fassung VERIFIED");
        long before = events.getFirst().get("position").asLong() - 1;
        assertThat(room.getAs("ada", path(id) + "?position=" + before).status()).isEqualTo(404);
        assertThat(room.getAs("ada", path(id) + "?at=2020-03-01T00:00:00Z").status())
                .isEqualTo(404);
        assertThat(asOf(id, "at=2999-01-01T00:00:00%2B01:00").get("public").isNull())
                .as("by then it has ended")
                .isTrue();
    }

    @Test
    void does_not_bring_back_what_was_redacted_later() {
        ListingId id = listings.publish(new Draft().title("Titel mit Geheimnis"));
        listings.redact(id);
        for (JsonNode event : events(id)) {
            JsonNode then = asOf(id, "position=" + event.get("position").asLong());
            assertThat(then.toString()).doesNotContain("Geheimnis");
            assertThat(then.at("/listing/title").asString()).isEqualTo("[entfernt]");
        }
    }

    @Test
    void is_for_auditors_and_administrators_and_names_what_is_wrong() {
        ListingId id = listings.publish(new Draft());
        for (String wrong : List.of(
                "",
                "?at=gestern",
                "?at=2026-11-22T19:00:00",
                "?position=0",
                "?position=999999999",
                "?position=-1",
                "?position=x",
                "?position=99999999999999999999",
                "?position=1&at=2026-11-22T19:00:00Z")) {
            assertThat(room.getAs("ada", path(id) + wrong).status()).as(wrong).isEqualTo(400);
        }
        assertThat(room.getAs("ines", path(id) + "?at=2999-01-01T00:00:00Z").status())
                .isEqualTo(200);
        for (String login : List.of("cem", "otto", "fatima", "greta", "nora")) {
            assertThat(room.getAs(login, path(id) + "?position=1").status())
                    .as(login)
                    .isEqualTo(403);
        }
        assertThat(room.get(path(id) + "?position=1").status()).isEqualTo(401);
        assertThat(room.getAs("ada", "/api/audit/listings/nobody?position=1").status())
                .isEqualTo(404);
    }

    private static String path(ListingId id) {
        return "/api/audit/listings/" + id;
    }

    private JsonNode asOf(ListingId id, String moment) {
        var answer = room.getAs("ada", path(id) + "?" + moment);
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return answer.json();
    }

    private List<JsonNode> events(ListingId id) {
        List<JsonNode> events = new ArrayList<>();
        room.getAs("ada", "/api/audit/events?listing=" + id).items().forEach(events::add);
        return events;
    }
}
