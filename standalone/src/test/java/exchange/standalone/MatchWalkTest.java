package exchange.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import exchange.reference.Validity;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The first walk goes on: who can help, why, and what would have to change. */
@DisplayName("A request for 50,000 FFP2 masks near Reutlingen")
class MatchWalkTest {

    private static final Logger LOG = LoggerFactory.getLogger(MatchWalkTest.class);

    @Test
    void finds_the_right_offers_with_the_reason_before_and_after_the_node_is_killed(@TempDir Path folder)
            throws Exception {
        RunningExchange exchange = RunningExchange.start(folder);
        try {
            Person cem = exchange.as("cem");
            String fourth =
                    publish(exchange, offer(20_000, "72764", "Reutlingen")).id();
            String first =
                    publish(exchange, offer(50_000, "72764", "Reutlingen")).id();
            String second =
                    publish(exchange, offer(45_000, "72764", "Reutlingen")).id();
            String third =
                    publish(exchange, offer(40_000, "72764", "Reutlingen")).id();
            String far = publish(exchange, offer(50_000, "20095", "Hamburg")).id();
            for (String id : List.of(fourth, first, second, third)) {
                exchange.as("otto")
                        .does("conformity", id, "{\"standard\":\"EN 149 FFP2\",\"level\":\"VERIFIED\"}")
                        .is(200);
            }
            Reply asked = publish(exchange, request());
            String matches = "/api/listings/" + asked.id() + "/matches?size=100";

            List<JsonNode> found = cem.get(matches, asked.position()).is(200).items();
            assertThat(ids(found)).startsWith(first, second, third, fourth).doesNotContain(far);
            for (JsonNode match : found) {
                double sum = 0;
                for (JsonNode factor : match.get("factors")) {
                    assertThat(factor.get("text").asString()).isNotBlank();
                    sum += factor.get("contribution").asDouble();
                }
                assertThat(Math.abs(sum - match.get("score").asDouble())).isLessThan(1e-9);
            }
            JsonNode change = found.get(3).get("counterfactuals").get(0);
            assertThat(change.get("factor").asString()).isEqualTo("QUANTITY");
            assertThat(change.get("rank").asInt()).isEqualTo(1);
            assertThat(change.get("text").asString()).contains("50.000");

            Reply gone = cem.does("withdraw", second, "{\"reason\":\"NO_LONGER_AVAILABLE\"}")
                    .is(200);
            long answered = System.nanoTime();
            found = cem.get(matches, gone.position()).is(200).items();
            LOG.warn("Withdrawn, and out of the matches after {} ms", (System.nanoTime() - answered) / 1_000_000);
            assertThat(ids(found)).startsWith(first, third, fourth).doesNotContain(second);

            exchange.kill();
            exchange.close();
            exchange = RunningExchange.start(folder);
            cem = exchange.as("cem");
            assertThat(cem.get(matches, gone.position()).is(200).items()).isEqualTo(found);

            Reply revised = cem.put("/api/listings/" + fourth, offer(50_000, "72764", "Reutlingen"))
                    .is(200);
            Reply approved = approve(exchange, revised.id());
            assertThat(ids(cem.get(matches, approved.position()).is(200).items()))
                    .as("as the counterfactual said")
                    .startsWith(fourth, first, third);
            exchange.stop();
        } finally {
            exchange.close();
        }
    }

    private static List<String> ids(List<JsonNode> matches) {
        return matches.stream()
                .map(match -> match.at("/counterpart/id").asString())
                .toList();
    }

    private static Reply publish(RunningExchange exchange, JsonNode listing) {
        return approve(exchange, exchange.as("cem").submit(listing).is(201).id());
    }

    private static Reply approve(RunningExchange exchange, String id) {
        Person otto = exchange.as("otto");
        Reply claimed = otto.does("claim", id).is(200);
        return otto.having(claimed.version()).does("approve", id).is(200);
    }

    private static ObjectNode offer(int pieces, String postalCode, String place) {
        ObjectNode offer = Drafts.masks("FFP2-Masken gesucht und gefunden").put("capability", "MATERIAL");
        offer.set(
                "quantity",
                Drafts.read("{\"amount\": %d, \"unit\": \"PIECE\", \"mode\": \"STOCK\"}".formatted(pieces)));
        offer.set("region", Drafts.read("{\"postalCode\": \"%s\", \"place\": \"%s\"}".formatted(postalCode, place)));
        return offer;
    }

    private static ObjectNode request() {
        ObjectNode request = offer(50_000, "72764", "Reutlingen").put("kind", "REQUEST");
        request.remove("conformity");
        request.set("requires", request.arrayNode().add("EN 149 FFP2"));
        request.put("withinKm", 150);
        request.put("neededBy", LocalDate.now(Validity.ZONE).plusDays(30).toString());
        return request;
    }
}
