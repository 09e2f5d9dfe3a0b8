package exchange.query.audit;

import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import exchange.event.listing.Kind;
import exchange.event.listing.ListingId;
import exchange.event.listing.NoteAdded;
import exchange.event.listing.OfferSubmitted;
import exchange.event.listing.Remarks;
import exchange.event.matching.MatchId;
import exchange.event.matching.MatchJudged;
import exchange.event.matching.Verdict;
import exchange.event.opening.ExchangeOpened;
import exchange.log.EventLog;
import exchange.log.LogEventStorageEngine;
import exchange.query.Databases;
import exchange.query.Draft;
import exchange.query.Listings;
import exchange.query.ReadingRoom;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@DisplayName("The audit trail")
@ParameterizedClass
@EnumSource(Databases.class)
class AuditTest {

    private final ReadingRoom room;
    private final Listings listings;
    private final EventLog log;
    private final String word = Listings.word();

    AuditTest(Databases database) {
        this.room = database.room();
        this.listings = room.listings();
        this.log = room.bean(EventLog.class);
    }

    @Test
    void has_every_event_of_the_log_in_order() {
        listings.publish(new Draft());
        listings.elsewhere(Listings.word(), "Exchange", new ExchangeOpened(null));
        List<JsonNode> all = walk("/api/audit/events?size=100");
        assertThat(positions(all))
                .containsExactlyElementsOf(
                        LongStream.rangeClosed(1, log.head()).boxed().toList());
        JsonNode opened = all.getLast();
        assertThat(opened.get("type").stringValue()).isEqualTo("ExchangeOpened");
        assertThat(opened.get("listing").isNull()).isTrue();
        assertThat(opened.get("actor").stringValue()).isEqualTo("system");
        assertThat(opened.get("role").stringValue()).isEqualTo("SYSTEM");
    }

    @Test
    void says_who_did_what_through_which_channel_and_on_whose_behalf() {
        ListingId masks = listings.submit(new Draft().title("Masken " + word).by(listings.person("cem"), "HOTLINE"));
        JsonNode event = walk("/api/audit/events?listing=" + masks).getFirst();
        assertThat(event.get("actor").stringValue()).isEqualTo("cem");
        assertThat(event.get("role").stringValue()).isEqualTo("CLERK");
        assertThat(event.get("channel").stringValue()).isEqualTo("HOTLINE");
        assertThat(event.get("onBehalfOf").stringValue()).isEqualTo("Weberei Alb GmbH");
        assertThat(event.get("listing").stringValue()).isEqualTo(masks.toString());
        assertThat(event.get("commandId").stringValue()).matches("[0-9a-f]{64}");
        var stored = log.at(event.get("position").asLong()).orElseThrow();
        assertThat(Base64.getDecoder().decode(event.get("leafHash").stringValue()))
                .isEqualTo(stored.leafHash());
        assertThat(event.get("at").stringValue())
                .isEqualTo(stored.recordedAtInstant().toString());
        assertThat(event.get("data").get("content").get("text").get("title").stringValue())
                .isEqualTo("Masken " + word);
    }

    @Test
    void names_no_person_and_no_key() {
        ListingId masks = listings.publish(new Draft());
        String body = room.getAs("ada", "/api/audit/events?listing=" + masks).body();
        assertThat(body)
                .doesNotContain("Wilhelmine", "471147114711", "wilhelmine@", "\"contact\"", "\"keys\"", "\"box\"");
        assertThat(body).doesNotContain(listings.person("otto").id());
        assertThat(body).contains("\"holder\":\"otto\"");
    }

    @Test
    void shows_a_placeholder_for_what_was_forgotten() {
        ListingId masks = listings.submit(new Draft().title(word));
        var submitted = (OfferSubmitted) room.bean(LogEventStorageEngine.class)
                .messages(log.ofAggregate(masks.toString(), 0))
                .findFirst()
                .orElseThrow()
                .getPayload();
        listings.destroy(List.of(submitted.content().text().key()));
        String body = room.getAs("ada", "/api/audit/events?listing=" + masks).body();
        assertThat(body).doesNotContain(word).contains("\"text\":\"[entfernt]\"");
    }

    @Test
    void is_filtered_by_listing_actor_type_and_time_without_changing_positions() {
        ListingId masks = listings.publish(new Draft().by(listings.person("cem"), "HOTLINE"));
        String path = "/api/audit/events?listing=" + masks;
        List<JsonNode> all = walk(path);
        assertThat(all).hasSize(3);
        assertThat(positions(walk(path + "&actor=otto")))
                .containsExactly(
                        all.get(1).get("position").asLong(),
                        all.get(2).get("position").asLong());
        assertThat(walk(path + "&actor=" + listings.person("cem").id())).hasSize(1);
        assertThat(walk(path + "&actor=niemand")).isEmpty();
        assertThat(walk(path + "&actor=otto&actor=cem")).hasSize(3);
        assertThat(walk(path + "&type=ListingApproved")).hasSize(1);
        String second = all.get(1).get("at").stringValue();
        assertThat(positions(walk(path + "&from=" + second)))
                .containsExactly(
                        all.get(1).get("position").asLong(),
                        all.get(2).get("position").asLong());
        assertThat(positions(walk(path + "&to=" + second)))
                .containsExactly(all.get(0).get("position").asLong());
        assertThat(walk(path + "&size=1")).hasSize(3);
    }

    @Test
    void is_filtered_by_either_listing_of_a_match() {
        ListingId offer = listings.submit(new Draft());
        ListingId request = listings.submit(new Draft().kind(Kind.REQUEST));
        listings.elsewhere(
                MatchId.of(offer, request).toString(), "Match", new MatchJudged(offer, request, Verdict.GOOD, null));
        for (ListingId listing : List.of(offer, request)) {
            List<JsonNode> found = walk("/api/audit/events?size=1&listing=" + listing);
            assertThat(found).hasSize(2);
            assertThat(found.getLast().get("type").stringValue()).isEqualTo("MatchJudged");
        }
        assertThat(walk("/api/audit/events?listing=" + offer + "&listing=" + request))
                .hasSize(3);
        assertThat(walk("/api/audit/events?type=MatchJudged&listing=" + request))
                .hasSize(1);
    }

    @Test
    void is_filtered_by_reference_role_channel_and_reason_and_turned_around() {
        ListingId masks = listings.submit(new Draft().by(listings.person("cem"), "HOTLINE"));
        JsonNode submitted = walk("/api/audit/events?listing=" + masks).getFirst();
        String reference = submitted.get("data").get("reference").stringValue();
        listings.happens(
                listings.person("otto"), masks, new Remarks("Anruf", null, null), note -> new NoteAdded(masks, note));
        String path = "/api/audit/events?listing=" + reference;
        List<JsonNode> all = walk(path);
        assertThat(all).hasSize(2);
        assertThat(positions(walk(path + "&role=MODERATOR")))
                .containsExactly(all.get(1).get("position").asLong());
        assertThat(walk(path + "&role=MODERATOR&role=CLERK")).hasSize(2);
        assertThat(positions(walk(path + "&channel=HOTLINE")))
                .containsExactly(all.get(0).get("position").asLong());
        assertThat(walk(path + "&reason=DUPLICATE")).isEmpty();
        assertThat(positions(walk(path + "&order=newest&size=1")))
                .containsExactlyElementsOf(positions(all).reversed());
        assertThat(walk("/api/audit/events?listing=99999999-9")).isEmpty();
    }

    @Test
    void says_who_was_shown_contact_data() {
        ListingId masks = listings.submit(new Draft());
        room.getAs("cem", "/api/listings/" + masks);
        room.getAs("ada", "/api/listings/" + masks + "?reason=Stichprobe");
        room.getAs("ada", "/api/listings/" + masks);
        String path = "/api/audit/accesses?listing=" + masks;
        List<JsonNode> all = walk(path + "&size=1");
        assertThat(all).hasSize(2);
        assertThat(all.get(0).get("reader").stringValue()).isEqualTo("cem");
        assertThat(all.get(0).get("reason").isNull()).isTrue();
        assertThat(all.get(1).get("reader").stringValue()).isEqualTo("ada");
        assertThat(all.get(1).get("role").stringValue()).isEqualTo("AUDITOR");
        assertThat(all.get(1).get("reason").stringValue()).isEqualTo("Stichprobe");
        assertThat(walk(path + "&order=newest")).containsExactlyElementsOf(all.reversed());
        assertThat(walk(path + "&reader=ada")).containsExactly(all.get(1));
        assertThat(room.getAs("ada", "/api/audit/accesses?listing=x").status()).isEqualTo(400);
        assertThat(room.getAs("otto", "/api/audit/accesses").status()).isEqualTo(403);
        assertThat(room.get("/api/audit/accesses").status()).isEqualTo(401);
    }

    @Test
    void names_what_is_wrong() {
        for (String wrong : List.of(
                "listing=masken",
                "type=ListingEaten",
                "from=yesterday",
                "to=2026-11-22",
                "cursor=x",
                "format=xls",
                "role=KING",
                "channel=x",
                "reason=x",
                "order=x",
                "actors=x")) {
            var answer = room.getAs("ada", "/api/audit/events?" + wrong);
            assertThat(answer.status()).as(wrong).isEqualTo(400);
            assertThat(answer.json().get("errors").get(0).get("field").stringValue())
                    .isEqualTo(wrong.substring(0, wrong.indexOf('=')));
        }
        String offset = URLEncoder.encode("2026-11-22T19:00:00+01:00", StandardCharsets.UTF_8);
        assertThat(room.getAs("ada", "/api/audit/events?from=" + offset).status())
                .isEqualTo(200);
        assertThat(room.getAs(
                                "ada",
                                "/api/audit/events?from="
                                        + URLEncoder.encode("-999999999-01-01T00:00:00Z", StandardCharsets.UTF_8))
                        .status())
                .isEqualTo(400);
    }

    @Test
    void is_for_auditors_and_administrators() {
        assertThat(room.getAs("ada", "/api/audit/events").status()).isEqualTo(200);
        assertThat(room.getAs("ines", "/api/audit/events").status()).isEqualTo(200);
        for (String reader : List.of("cem", "otto", "nora", "fatima", "greta")) {
            assertThat(room.getAs(reader, "/api/audit/events").status())
                    .as(reader)
                    .isEqualTo(403);
        }
        assertThat(room.get("/api/audit/events").status()).isEqualTo(401);
    }

    @Test
    void is_exported_whole_as_json_lines() {
        listings.publish(new Draft());
        for (String accept : List.of("application/x-ndjson", "application/jsonl")) {
            var export = room.getAs("ada", "/api/audit/events", "Accept", accept);
            assertThat(export.status()).isEqualTo(200);
            assertThat(export.header("Content-Type")).startsWith("application/x-ndjson");
            List<JsonNode> lines =
                    export.body().lines().map(JsonMapper.shared()::readTree).toList();
            assertThat(positions(lines))
                    .containsExactlyElementsOf(
                            LongStream.rangeClosed(1, log.head()).boxed().toList());
            assertThat(lines.getLast())
                    .isEqualTo(walk("/api/audit/events?size=100").getLast());
        }
        assertThat(room.getAs("ada", "/api/audit/events?format=jsonl")
                        .body()
                        .lines()
                        .count())
                .isEqualTo(log.head());
    }

    @Test
    void is_exported_as_csv_that_no_spreadsheet_runs() {
        ListingId masks = listings.submit(new Draft());
        listings.happens(
                listings.person("otto"),
                masks,
                new Remarks("=HYPERLINK(\"http://böse.example\";\"Zeile 1\nZeile 2\")", null, null),
                note -> new NoteAdded(masks, note));
        var export = room.getAs("ada", "/api/audit/events?format=csv&listing=" + masks);
        assertThat(export.header("Content-Type")).startsWith("text/csv");
        List<NamedCsvRecord> rows =
                CsvReader.builder().ofNamedCsvRecord(export.body()).stream().toList();
        assertThat(rows).hasSize(2);
        assertThat(rows.get(1).getField("type")).isEqualTo("NoteAdded");
        assertThat(rows.get(1).getField("actor")).isEqualTo("otto");
        assertThat(JsonMapper.shared()
                        .readTree(rows.get(1).getField("data"))
                        .get("remarks")
                        .get("text")
                        .stringValue())
                .startsWith("=HYPERLINK");
        assertThat(rows)
                .allSatisfy(row -> assertThat(row.getFields())
                        .allSatisfy(
                                cell -> assertThat(cell).doesNotStartWith("=").doesNotStartWith("@")));
        assertThat(AuditExport.harmless("=1+1")).isEqualTo("'=1+1");
        assertThat(AuditExport.harmless("\t@x")).isEqualTo("'\t@x");
    }

    private List<JsonNode> walk(String path) {
        List<JsonNode> all = new ArrayList<>();
        var page = room.getAs("ada", path);
        page.items().forEach(all::add);
        while (!page.json().get("next").isNull()) {
            String link = page.header("Link");
            page = room.getAs("ada", link.substring(1, link.indexOf('>')));
            page.items().forEach(all::add);
        }
        return all;
    }

    private static List<Long> positions(List<JsonNode> events) {
        return events.stream().map(event -> event.get("position").asLong()).toList();
    }
}
