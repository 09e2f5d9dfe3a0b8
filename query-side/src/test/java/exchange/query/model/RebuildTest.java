package exchange.query.model;

import static org.assertj.core.api.Assertions.assertThat;

import exchange.event.listing.ListingId;
import exchange.query.Databases;
import exchange.query.Draft;
import exchange.query.Listings;
import exchange.query.ReadingRoom;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

@DisplayName("A read model that is built anew")
@ParameterizedClass
@EnumSource(Databases.class)
class RebuildTest {

    private static final String MODELS = "/api/admin/read-models";

    @Parameter
    Databases databases;

    private Map<String, String> settings;
    private ReadingRoom room;
    private Listings listings;

    @BeforeEach
    void open() {
        settings = databases.fresh();
        room = ReadingRoom.open(settings);
        listings = room.listings();
    }

    @AfterEach
    void close() {
        room.close();
    }

    @Test
    void says_how_far_it_is_and_is_begun_once_however_often_it_is_asked_for() {
        listings.publishAll(drafts(40));
        room.settle();
        var switching = hold("select number from query.generation where model = 'catalogue' and number = 1 for update");
        try {
            for (int i = 0; i < 3; i++) {
                var begun = room.postAs("ines", MODELS + "/catalogue/rebuild", null);
                assertThat(begun.status()).isEqualTo(202);
                assertThat(begun.header("Location")).isEqualTo(MODELS + "/catalogue");
                assertThat(begun.json().get("state").asString()).isEqualTo("REBUILDING");
                assertThat(begun.json().get("generation").asInt()).isEqualTo(1);
                JsonNode rebuild = begun.json().get("rebuild");
                assertThat(rebuild.get("generation").asInt()).isEqualTo(2);
                assertThat(rebuild.get("of").asLong()).isEqualTo(120);
                assertThat(rebuild.get("position").asLong()).isBetween(0L, 120L);
                assertThat(rebuild.get("eventsPerSecond").asLong()).isNotNegative();
                assertThat(rebuild.get("startedAt").asString()).isNotEmpty();
            }
            room.await(() -> model("catalogue").at("/rebuild/position").asLong() == 120);
            for (String[] asked : new String[][] {{"/operations"}, {"/operations/read-models", "HX-Request", "true"}}) {
                String[] headers = Stream.concat(
                                Stream.of("Accept", "text/html"),
                                Arrays.stream(asked).skip(1))
                        .toArray(String[]::new);
                assertThat(room.getAs("ines", asked[0], headers).body())
                        .contains("120 von 120 Ereignissen verarbeitet")
                        .contains("value=\"120\" max=\"120\"");
            }
            assertThat(room.get("/api/catalogue").json().get("total").asInt()).isEqualTo(40);
        } finally {
            switching.interrupt();
        }
        room.await(() -> model("catalogue").get("generation").asInt() == 2);
        assertThat(model("catalogue").has("rebuild")).isFalse();
        room.await(() -> numbers("catalogue").equals(List.of(2)));
        assertThat(tables()).as("what is dropped with the first").doesNotContain("catalogue_g1");
        assertThat(room.get("/api/catalogue").json().get("total").asInt()).isEqualTo(40);

        var all = room.postAs("ines", MODELS + "/rebuild", null);
        assertThat(all.status()).isEqualTo(202);
        assertThat(all.header("Location")).isEqualTo(MODELS);
        room.await(() -> model("catalogue").get("generation").asInt() == 3
                && model("audit").get("generation").asInt() == 2
                && model("moderation").get("generation").asInt() == 2);
        assertThat(room.postAs("otto", MODELS + "/rebuild", null).status()).isEqualTo(403);
        assertThat(room.postAs("ines", MODELS + "/nothing/rebuild", null).status())
                .isEqualTo(404);
        assertThat(room.getAs("ines", MODELS + "/nothing").status()).isEqualTo(404);
    }

    @Test
    void goes_on_where_it_was_after_the_node_has_stopped() {
        listings.publishAll(drafts(1500));
        room.settle();
        room.postAs("ines", MODELS + "/catalogue/rebuild", null);
        room.await(() -> position("catalogue@2") > 0);
        room.close();
        room = ReadingRoom.join(room, settings);
        room.await(() -> room.generation("catalogue").number() == 2);
        room.settle();
        assertThat(room.get("/api/catalogue").json().get("total").asInt()).isEqualTo(1500);
    }

    @Test
    void is_built_by_itself_when_its_shape_is_another_and_answers_only_then() {
        List<ListingId> ids = listings.publishAll(drafts(5));
        room.settle();
        sql("update query.generation set shape = 0 where model = 'catalogue'");
        room.close();
        room = ReadingRoom.join(room, settings);
        room.await(() -> room.now("/api/catalogue").status() == 200);
        assertThat(room.generation("catalogue").number()).isEqualTo(2);
        assertThat(room.generation("audit").number()).isEqualTo(1);
        assertThat(room.get("/api/catalogue/" + ids.getFirst()).status()).isEqualTo(200);
    }

    @Test
    void is_built_by_itself_when_it_was_built_from_another_log() {
        listings.publishAll(drafts(5));
        room.settle();
        String token = "{\"index\":600,\"leafHash\":\"" + "ab".repeat(32) + "\"}";
        room.close();
        room = ReadingRoom.join(room, settings);
        room.bean(JdbcClient.class)
                .sql("update query.token_entry set token = ? where processorName = 'catalogue@1'")
                .param(token.getBytes(StandardCharsets.UTF_8))
                .update();
        sql("insert into query.dead_letter (model, generation, sequence, position, cause, parked_at, attempts)"
                + " values ('catalogue', 1, 'x', 1, 'x', current_timestamp, 1)");
        room.close();
        room = ReadingRoom.join(room, settings);
        room.await(() -> room.now("/api/catalogue").status() == 200);
        room.await(() -> numbers("catalogue").equals(List.of(2)));
        assertThat(room.get("/api/catalogue").json().get("total").asInt()).isEqualTo(5);
        assertThat(room.getAs("ines", "/api/admin/dead-letters").items()).isEmpty();
    }

    @Test
    void keeps_no_row_whose_place_in_the_log_could_not_be_kept_with_it() {
        listings.publish(new Draft());
        room.settle();
        String latest = room.bean(JdbcClient.class)
                .sql("select max(timestamp) from query.token_entry")
                .query(String.class)
                .single();
        sql("alter table query.token_entry add constraint still check (timestamp <= '" + latest + "')");
        listings.publishAll(drafts(4));
        room.await(() -> List.of("audit", "catalogue", "moderation").stream()
                .allMatch(name -> model(name).get("state").asString().equals("FAILED")));
        assertThat(rows("catalogue")).isEqualTo(1);
        assertThat(rows("moderation")).isEqualTo(1);
        assertThat(rows("audit_event")).isEqualTo(3);
        sql("alter table query.token_entry drop constraint still");
        room.settle();
        assertThat(rows("catalogue")).isEqualTo(5);
        assertThat(rows("moderation")).isEqualTo(5);
        assertThat(rows("audit_event")).isEqualTo(15);
        assertThat(room.getAs("ines", "/api/admin/dead-letters").items()).isEmpty();
    }

    /** Holds locks until interrupted. */
    private Thread hold(String statement) {
        var held = new java.util.concurrent.CountDownLatch(1);
        Thread holder = Thread.ofPlatform().daemon().start(() -> {
            try (var connection = room.bean(javax.sql.DataSource.class).getConnection();
                    var select = connection.createStatement()) {
                connection.setAutoCommit(false);
                select.executeQuery(statement);
                held.countDown();
                new java.util.concurrent.CountDownLatch(1).await();
            } catch (java.sql.SQLException e) {
                throw new IllegalStateException(e);
            } catch (InterruptedException over) {
                // closing the connection lets go
            }
        });
        try {
            held.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        return holder;
    }

    private static List<Draft> drafts(int count) {
        List<Draft> drafts = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            drafts.add(new Draft().title("Masken " + i));
        }
        return drafts;
    }

    private JsonNode model(String name) {
        return room.nowAs("ines", MODELS + "/" + name).json();
    }

    private long position(String processor) {
        Generation generation = new Generation("catalogue", Integer.parseInt(processor.substring(10)));
        return room.bean(Generations.class).position(generation);
    }

    private List<Integer> numbers(String model) {
        return room.bean(JdbcClient.class)
                .sql("select number from query.generation where model = ? order by number")
                .param(model)
                .query(Integer.class)
                .list();
    }

    private List<String> tables() {
        return room.bean(JdbcClient.class)
                .sql("select table_name from information_schema.tables where table_schema = 'query'")
                .query(String.class)
                .list();
    }

    private int rows(String table) {
        return room.bean(JdbcClient.class)
                .sql("select count(*) from query." + table + "_g1")
                .query(Integer.class)
                .single();
    }

    private void sql(String statement) {
        room.bean(JdbcClient.class).sql(statement).update();
    }
}
