package exchange.query.model;

import static org.assertj.core.api.Assertions.assertThat;

import exchange.event.listing.ListingId;
import exchange.event.listing.ListingSuspended;
import exchange.event.listing.NoteAdded;
import exchange.event.listing.Remarks;
import exchange.event.listing.ReviewReason;
import exchange.event.listing.RevisionApproved;
import exchange.log.EventLog;
import exchange.query.Databases;
import exchange.query.Draft;
import exchange.query.Listings;
import exchange.query.ReadingRoom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** What poisons: the catalogue's table refuses every title with the word Gift in it. */
@DisplayName("An event that a read model cannot take")
@ParameterizedClass
@EnumSource(Databases.class)
class PoisonTest {

    private static final Logger LOG = LoggerFactory.getLogger(PoisonTest.class);
    private static final int DELAYS = 10;
    private static final int EVENTS = Integer.getInteger("t5.events", 5000);
    private static final String LETTERS = "/api/admin/dead-letters";
    private static final String RETRY = LETTERS + "/catalogue/retry";

    @Parameter
    Databases databases;

    private ReadingRoom room;
    private Listings listings;

    @BeforeEach
    void open() {
        room = ReadingRoom.open(databases.fresh());
        listings = room.listings();
    }

    @AfterEach
    void close() {
        room.close();
    }

    @Test
    void hides_the_listing_and_parks_what_follows_of_it_until_it_is_retried() {
        ListingId other = listings.publish(new Draft().title("Andere Masken"));
        ListingId masks = listings.publish(new Draft().title("Masken"));
        poison();
        assertThat(total()).isEqualTo(2);
        String before = tag();
        listings.revise(masks, new Draft().version(2).title("Masken ohne Gift"));
        listings.happens(listings.person("otto"), new RevisionApproved(masks, 2, null));
        listings.happens(listings.person("otto"), masks, new Remarks("n", null, null), n -> new NoteAdded(masks, n));
        ListingId later = listings.publish(new Draft().title("Spätere Masken"));

        assertThat(room.get("/api/catalogue/" + masks).status()).isEqualTo(404);
        assertThat(room.get("/api/catalogue/" + other).status()).isEqualTo(200);
        assertThat(room.get("/api/catalogue/" + later).status()).isEqualTo(200);
        assertThat(total()).isEqualTo(2);
        assertThat(room.get("/api/catalogue").json().at("/facets/kind/0/count").asInt())
                .isEqualTo(2);
        String hidden = tag();
        assertThat(hidden).isNotEqualTo(before);

        List<JsonNode> letters = letters();
        assertThat(letters).hasSize(2).allSatisfy(letter -> {
            assertThat(letter.get("model").asString()).isEqualTo("catalogue");
            assertThat(letter.get("sequence").asString()).isEqualTo(masks.toString());
            assertThat(letter.get("listing").asString()).isEqualTo(masks.toString());
            assertThat(letter.get("parkedAt").asString()).isNotEmpty();
            assertThat(letter.get("cause").asString()).doesNotContain("Gift");
        });
        assertThat(letters.getFirst().get("type").asString()).isEqualTo("RevisionApproved");
        assertThat(letters.getFirst().get("cause").asString()).contains("SQLState 23");
        assertThat(letters.getFirst().get("attempts").asInt()).isEqualTo(1);
        assertThat(letters.getLast().get("type").asString()).isEqualTo("NoteAdded");
        assertThat(letters.getLast().get("attempts").asInt()).isZero();
        room.await(() -> catalogueNow().get("parked").asInt() == 2);
        assertThat(catalogueNow().get("state").asString()).isEqualTo("LIVE");
        assertThat(room.now("/actuator/health/readiness").status()).isEqualTo(200);
        assertThat(room.getAs("ines", "/actuator/prometheus").body())
                .contains("exchange_dead_letters{model=\"catalogue\"} 2.0")
                .contains("exchange_readmodel_lag{model=\"catalogue\"} 0.0")
                .contains("exchange_readmodel_position{model=\"audit\"} ");

        assertThat(retried("{}")).containsExactly(0, 2);
        assertThat(letters().getFirst().get("attempts").asInt()).isEqualTo(2);
        cure();
        assertThat(retried("{\"sequence\": \"" + other + "\"}")).containsExactly(0, 2);
        assertThat(retried("{\"sequence\": \"" + masks + "\"}")).containsExactly(2, 0);
        assertThat(letters()).isEmpty();
        assertThat(room.get("/api/catalogue/" + masks).json().get("title").asString())
                .isEqualTo("Masken ohne Gift");
        assertThat(total()).isEqualTo(3);
        assertThat(tag()).isNotEqualTo(hidden).isNotEqualTo(before);
        listings.happens(
                listings.person("otto"),
                masks,
                new Remarks("Zweifel", null, null),
                why -> new ListingSuspended(masks, ReviewReason.OTHER, why));
        assertThat(room.get("/api/catalogue/" + masks).status()).isEqualTo(404);
        assertThat(letters()).isEmpty();
    }

    @Test
    void is_listed_in_pages_and_retried_by_administrators_only() {
        poison();
        List<ListingId> poisoned = listings.publishAll(drafts(5, 1));
        assertThat(letters()).hasSize(5);
        List<String> found = new ArrayList<>();
        String next = "";
        do {
            JsonNode page = room.getAs("ines", LETTERS + "?size=2" + next).json();
            page.get("items").forEach(letter -> found.add(letter.get("sequence").asString()));
            next = page.get("next").isNull()
                    ? null
                    : "&cursor=" + page.get("next").asString();
        } while (next != null);
        assertThat(found).isEqualTo(poisoned.stream().map(ListingId::toString).toList());
        String shown = room.getAs("ines", "/operations/dead-letters?size=2", "Accept", "text/html")
                .body();
        assertThat(shown)
                .contains(poisoned.getFirst().toString(), "/api/admin/dead-letters/catalogue/retry", "cursor=")
                .doesNotContain("Gift", "??");
        assertThat(room.getAs("otto", "/operations/dead-letters", "Accept", "text/html")
                        .status())
                .isEqualTo(403);
        assertThat(room.getAs("otto", LETTERS).status()).isEqualTo(403);
        assertThat(room.postAs("otto", RETRY, "{}").status()).isEqualTo(403);
        assertThat(room.postAs("ines", LETTERS + "/nothing/retry", "{}").status())
                .isEqualTo(404);
        assertThat(room.postAs("ines", RETRY, "{\"sequences\": 1}").status()).isEqualTo(400);
    }

    @Test
    void is_not_what_a_missing_table_or_a_lost_connection_makes_of_it() {
        listings.publish(new Draft());
        room.settle();
        sql("alter table " + table("query.catalogue_$g") + " rename to mislaid");
        List<ListingId> meanwhile = listings.publishAll(drafts(3, 0));
        room.await(() -> catalogueNow().get("state").asString().equals("FAILED"));
        assertThat(room.now("/actuator/health/readiness").status()).isEqualTo(503);
        sql("alter table query.mislaid rename to " + table("catalogue_$g"));
        if (databases == Databases.POSTGRESQL) {
            for (int cut = 0; cut < 20; cut++) {
                listings.publishAll(drafts(1, 0));
                cutConnections();
            }
        }
        room.settle();
        assertThat(letters()).isEmpty();
        assertThat(room.get("/api/catalogue/" + meanwhile.getLast()).status()).isEqualTo(200);
        room.await(() -> room.now("/actuator/health/readiness").status() == 200);
    }

    /** T5 of MEASURES.md: {@code -Dt5.events=100000} for all of it. */
    @Test
    void is_parked_with_all_that_follows_while_all_others_go_on() {
        poison();
        int count = EVENTS / 3;
        List<Draft> drafts = drafts(count, 33);
        List<ListingId> ids = listings.publishAll(drafts);
        List<ListingId> poisoned = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            if (drafts.get(i).isTitled("Gift")) {
                poisoned.add(ids.get(i));
            }
        }
        poisoned.forEach(id ->
                listings.happens(listings.person("otto"), id, new Remarks("n", null, null), n -> new NoteAdded(id, n)));
        room.settle(Duration.ofSeconds(30 + EVENTS / 200)); // a poisoned batch is halved until the event stands alone
        assertThat(poisoned).hasSizeGreaterThan(count / 50);
        Generation generation = room.generation("catalogue");
        DeadLetters letters = room.bean(DeadLetters.class);
        assertThat(letters.sequences(generation))
                .containsExactlyInAnyOrderElementsOf(
                        poisoned.stream().map(ListingId::toString).toList());
        EventLog log = room.bean(EventLog.class);
        for (ListingId id : poisoned) {
            assertThat(letters.positions(generation, id.toString(), 10))
                    .isEqualTo(log.ofAggregate(id.toString(), 2).stream()
                            .map(event -> event.position())
                            .toList());
        }
        assertThat(total()).isEqualTo(count - poisoned.size());
        count += printDelays();

        cure();
        assertThat(retried(null)).containsExactly(2 * poisoned.size() + DELAYS, 0);
        assertThat(total()).isEqualTo(count);
        List<Map<String, Object>> redriven = rows();
        room.postAs("ines", "/api/admin/read-models/catalogue/rebuild", null);
        room.await(() -> room.generation("catalogue").number() > generation.number());
        assertThat(rows()).isEqualTo(redriven);
    }

    /** How long a listing has to wait behind a poisoned one that comes with it; returns how many listings there are more. */
    private int printDelays() {
        List<Long> millis = new ArrayList<>();
        for (int i = 0; i < DELAYS; i++) {
            long start = System.nanoTime();
            ListingId other = listings.publishAll(drafts(34, 33)).getLast();
            room.await(() -> room.now("/api/catalogue/" + other).status() == 200);
            millis.add(Duration.ofNanos(System.nanoTime() - start).toMillis());
        }
        LOG.warn("T5, {}: published with a poisoned one, the last of 34 was there after {} ms", databases, millis);
        return 34 * DELAYS;
    }

    /** Every so many of them poisoned; none for 0. */
    private static List<Draft> drafts(int count, int every) {
        List<Draft> drafts = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            boolean gift = every > 0 && i % every == every - 1;
            drafts.add(new Draft().title(gift ? "Masken mit Gift " + i : "Masken " + i));
        }
        return drafts;
    }

    private List<Map<String, Object>> rows() {
        return room.bean(JdbcClient.class)
                .sql("select * from " + table("query.catalogue_$g") + " order by listing_id")
                .query()
                .listOfRows();
    }

    private void poison() {
        sql("alter table " + table("query.catalogue_$g")
                + " add constraint poison check (title is null or title not like '%Gift%')");
    }

    private void cure() {
        sql("alter table " + table("query.catalogue_$g") + " drop constraint poison");
    }

    private void cutConnections() {
        try {
            sql("select count(pg_terminate_backend(pid)) from pg_stat_activity where pid <> pg_backend_pid()"
                    + " and datname = current_database() and query like '%query.%'");
        } catch (DataAccessResourceFailureException _) {
            // the pool gave this one a connection that the last cut had ended
        }
    }

    private String table(String name) {
        return room.generation("catalogue").sql(name);
    }

    private void sql(String statement) {
        JdbcClient client = room.bean(JdbcClient.class);
        if (statement.startsWith("select")) {
            client.sql(statement).query().listOfRows();
        } else {
            client.sql(statement).update();
        }
    }

    private int total() {
        return room.get("/api/catalogue").json().get("total").asInt();
    }

    private String tag() {
        return room.get("/api/catalogue").header("ETag");
    }

    private List<JsonNode> letters() {
        List<JsonNode> letters = new ArrayList<>();
        room.getAs("ines", LETTERS + "?size=100").items().forEach(letters::add);
        return letters;
    }

    private JsonNode catalogueNow() {
        return room.nowAs("ines", "/api/admin/read-models/catalogue").json();
    }

    private List<Integer> retried(@Nullable String body) {
        ReadingRoom.Answer answer = room.postAs("ines", RETRY, body);
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        JsonNode json = answer.json();
        assertThat(json.get("model").asString()).isEqualTo("catalogue");
        return List.of(json.get("retried").asInt(), json.get("left").asInt());
    }
}
