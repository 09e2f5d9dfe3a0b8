package exchange.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

@DisplayName("An offer of 199,999,999,999,998 face shields")
@ExtendWith(OnSharedExchange.class)
class QuarantineTest {

    private static final long SHIELDS = 199_999_999_999_998L;
    private static final String SEARCH = "/api/catalogue?product=face-shield&capability=MATERIAL&q=Visierbestand";

    @Test
    void is_neither_lost_nor_believed_until_another_moderator_confirms_it(RunningExchange exchange) {
        Person otto = exchange.as("otto");
        Person mira = exchange.as("mira");
        var shields = Drafts.read("""
                {
                  "kind": "OFFER",
                  "title": "Visierbestand eines Großhändlers",
                  "description": "Gesichtsvisiere aus Polycarbonat, einzeln verpackt.",
                  "product": "face-shield",
                  "capability": "MATERIAL",
                  "quantity": {"amount": 199999999999998, "unit": "PIECE", "mode": "STOCK"},
                  "region": {"postalCode": "70173", "place": "Stuttgart"},
                  "organisation": {"name": "Großhandel Übermut", "type": "COMPANY"},
                  "contact": {"name": "Gernot Übermut", "phone": "0711 5550199"},
                  "channel": "HOTLINE", "onBehalfOf": "Großhandel Übermut"
                }""");
        JsonNode before = exchange.anybody()
                .get("/api/catalogue", History.head(exchange))
                .is(200)
                .json();

        Reply submitted = exchange.as("cem").submit(shields).is(201);
        String id = submitted.id();
        JsonNode waiting = inQueue(mira, id, submitted.position());
        assertThat(waiting.get("quarantined").asBoolean()).isTrue();
        assertThat(waiting.get("figure").asLong()).isEqualTo(SHIELDS);
        assertThat(waiting.get("usualHigh").asLong()).isLessThan(SHIELDS);
        assertIsNowhere(exchange, before, submitted.position());

        Reply claimed = otto.does("claim", id).is(200);
        otto.having(claimed.version()).does("approve", id).breaks("QUANTITY_UNCONFIRMED");
        otto.having(claimed.version()).does("confirm-quantity", id).breaks("HOLDER_CONFIRMS");
        assertIsNowhere(exchange, before, claimed.position());

        Reply confirmed = mira.having(claimed.version())
                .does("confirm-quantity", id, "{\"note\":\"im Lager nachgezählt\"}")
                .is(200);
        assertThat(confirmed.state()).isEqualTo("IN_REVIEW");
        assertIsNowhere(exchange, before, confirmed.position());
        assertThat(inQueue(otto, id, confirmed.position()).get("quarantined").asBoolean())
                .isFalse();

        Reply approved = otto.having(confirmed.version()).does("approve", id).is(200);
        JsonNode after = exchange.anybody()
                .get("/api/catalogue", approved.position())
                .is(200)
                .json();
        assertThat(after.get("total").asLong()).isEqualTo(before.get("total").asLong() + 1);
        assertThat(counted(after)).isEqualTo(counted(before) + 1);
        JsonNode found =
                exchange.anybody().get(SEARCH, approved.position()).is(200).json();
        assertThat(found.get("total").asLong()).isOne();
        assertThat(found.get("items").get(0).get("quantity").get("amount").asLong())
                .isEqualTo(SHIELDS);
    }

    private static void assertIsNowhere(RunningExchange exchange, JsonNode before, long position) {
        JsonNode now =
                exchange.anybody().get("/api/catalogue", position).is(200).json();
        assertThat(now.get("total")).isEqualTo(before.get("total"));
        assertThat(now.get("facets")).isEqualTo(before.get("facets"));
        assertThat(exchange.anybody()
                        .get(SEARCH, position)
                        .is(200)
                        .json()
                        .get("total")
                        .asLong())
                .isZero();
    }

    private static JsonNode inQueue(Person moderator, String id, long position) {
        return moderator.get("/api/moderation/queue?size=100", position).is(200).items().stream()
                .filter(item -> item.get("id").asString().equals(id))
                .findFirst()
                .orElseThrow(() -> new AssertionError("Not in the queue"));
    }

    /** How many listings the facets count as offers. */
    private static long counted(JsonNode catalogue) {
        for (JsonNode count : catalogue.get("facets").get("kind")) {
            if (count.get("value").asString().equals("OFFER")) {
                return count.get("count").asLong();
            }
        }
        return 0;
    }
}
