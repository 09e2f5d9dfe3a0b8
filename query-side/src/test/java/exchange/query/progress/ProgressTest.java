package exchange.query.progress;

import static org.assertj.core.api.Assertions.assertThat;

import exchange.event.listing.FollowUpDone;
import exchange.event.listing.FollowUpSet;
import exchange.event.listing.ListingId;
import exchange.event.listing.Remarks;
import exchange.log.EventLog;
import exchange.query.Databases;
import exchange.query.Draft;
import exchange.query.Listings;
import exchange.query.ReadingRoom;
import exchange.query.model.Generation;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

@DisplayName("The read models")
@ParameterizedClass
@EnumSource(Databases.class)
class ProgressTest {

    private final ReadingRoom room;
    private final Listings listings;

    ProgressTest(Databases database) {
        this.room = database.room();
        this.listings = room.listings();
    }

    @Test
    void say_how_far_they_have_come() {
        listings.publish(new Draft());
        JsonNode models = room.getAs("ines", "/api/admin/read-models").items();
        List<String> names = new ArrayList<>();
        for (JsonNode model : models) {
            names.add(model.get("name").stringValue());
            assertThat(model.get("position").asLong())
                    .isEqualTo(room.bean(EventLog.class).head());
            assertThat(model.get("lag").asLong()).isZero();
            assertThat(model.get("state").stringValue()).isEqualTo("LIVE");
        }
        assertThat(names).containsExactly("audit", "catalogue", "followups", "moderation", "ownership", "statistics");
        assertThat(room.getAs("ada", "/api/admin/read-models").status()).isEqualTo(403);
    }

    @Test
    void answer_once_they_have_seen_the_position_asked_for() {
        ListingId masks = listings.publish(new Draft());
        long head = room.bean(EventLog.class).head();
        assertThat(room.get("/api/catalogue/" + masks + "?after=" + head).status())
                .isEqualTo(200);
        assertThat(room.get("/api/catalogue?after=" + head).status()).isEqualTo(200);
        assertThat(room.getAs("otto", "/api/listings/" + masks, "Exchange-Position", "" + head)
                        .status())
                .isEqualTo(200);
        for (String path :
                List.of("/api/catalogue", "/api/moderation/queue", "/api/audit/events", "/api/listings/" + masks)) {
            long before = System.nanoTime();
            var late = room.getAs("ines", path, "Exchange-Position", "" + (head + 1000));
            assertThat(late.status()).as(path).isEqualTo(503);
            assertThat(late.header("Retry-After")).isEqualTo("1");
            assertThat(Duration.ofNanos(System.nanoTime() - before))
                    .isBetween(Duration.ofMillis(1900), Duration.ofSeconds(5));
            assertThat(room.getAs("ines", path + "?after=-1").status()).isEqualTo(400);
        }
    }

    @Test
    void are_the_same_after_they_were_built_anew() {
        ListingId masks = listings.publish(new Draft());
        listings.revise(masks, new Draft().version(2).title("Noch nicht geprüft"));
        ListingId redacted = listings.publish(new Draft());
        listings.redact(redacted);
        for (String id : List.of("done", "open")) {
            listings.happens(
                    listings.person("cem"),
                    masks,
                    new Remarks("Rückruf", null, null),
                    remarks -> new FollowUpSet(masks, id, LocalDate.of(2026, 12, 1), null, remarks));
        }
        listings.happens(listings.person("cem"), new FollowUpDone(masks, "done", null));
        room.settle();
        for (String model : List.of("catalogue", "moderation", "audit", "followups", "ownership", "statistics")) {
            Generation lived = room.generation(model);
            List<List<Map<String, Object>>> before = rows(lived);
            var begun = room.postAs("ines", "/api/admin/read-models/" + model + "/rebuild", null);
            assertThat(begun.status()).isEqualTo(202);
            assertThat(begun.header("Location")).isEqualTo("/api/admin/read-models/" + model);
            room.await(() -> room.generation(model).number() > lived.number());
            room.settle();
            assertThat(rows(room.generation(model))).as(model).isEqualTo(before);
        }
    }

    private static final Map<String, List<String>> TABLES = Map.of(
            "catalogue",
            List.of("query.catalogue_$g order by listing_id", "query.catalogue_change_$g"),
            "moderation",
            List.of("query.moderation_$g order by listing_id"),
            "followups",
            List.of("query.followups_$g order by position"),
            "ownership",
            List.of("query.ownership_$g order by listing_id"),
            "statistics",
            List.of("query.statistics_$g order by listing_id", "query.statistics_change_$g"),
            "audit",
            List.of("query.audit_event_$g order by position"));

    private List<List<Map<String, Object>>> rows(Generation generation) {
        JdbcClient sql = room.bean(JdbcClient.class);
        return TABLES.get(generation.model()).stream()
                .map(table -> sql.sql(generation.sql("select * from " + table))
                        .query()
                        .listOfRows())
                .toList();
    }
}
