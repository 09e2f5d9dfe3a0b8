package exchange.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

@DisplayName("Whoever reads with the position of a command")
@ExtendWith(OnSharedExchange.class)
class ReadYourWritesTest {

    private static final int LISTINGS = 67; // three commands each

    private final RunningExchange exchange;

    ReadYourWritesTest(RunningExchange exchange) {
        this.exchange = exchange;
    }

    @Test
    void always_finds_what_it_did() {
        Person otto = exchange.as("otto");
        for (int number = 0; number < LISTINGS; number++) {
            Reply submitted = exchange.as("cem")
                    .submit(Drafts.masks("Gleich zu lesen " + number))
                    .is(201);
            String id = submitted.id();
            assertThat(waiting(id, submitted).get("state").asString()).isEqualTo("SUBMITTED");
            exchange.anybody().get("/api/catalogue/" + id, submitted.position()).is(404);
            assertIsLastEvent(id, submitted, "OfferSubmitted");

            Reply claimed = otto.does("claim", id).is(200);
            assertThat(waiting(id, claimed).get("claimedBy").asString()).isEqualTo("otto");
            exchange.anybody().get("/api/catalogue/" + id, claimed.position()).is(404);
            assertIsLastEvent(id, claimed, "ListingClaimed");

            Reply approved = otto.having(claimed.version()).does("approve", id).is(200);
            assertThat(History.hasId(History.queue(otto, approved.position()), id))
                    .isFalse();
            exchange.anybody().get("/api/catalogue/" + id, approved.position()).is(200);
            assertThat(exchange.anybody()
                            .with("Exchange-Position", approved.position())
                            .get("/api/catalogue?size=1")
                            .is(200)
                            .items()
                            .getFirst()
                            .get("id")
                            .asString())
                    .isEqualTo(id);
            assertIsLastEvent(id, approved, "ListingApproved");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/catalogue", "/api/moderation/queue", "/api/audit/events"})
    void is_told_to_come_back_where_the_position_is_not_there_yet(String path) {
        Reply reply = exchange.as("ines").get(path + "?after=999999999").is(503);
        assertThat(reply.headers().firstValue("Retry-After")).isPresent();
        assertThat(reply.headers().firstValue("Content-Type"))
                .hasValueSatisfying(type -> assertThat(type).startsWith("application/problem+json"));
    }

    private JsonNode waiting(String id, Reply after) {
        return History.queue(exchange.as("mira"), after.position()).stream()
                .filter(item -> item.get("id").asString().equals(id))
                .findFirst()
                .orElseThrow(() -> new AssertionError("Not in the queue: " + id));
    }

    private void assertIsLastEvent(String id, Reply after, String type) {
        JsonNode last = History.of(exchange, id, after.position()).getLast();
        assertThat(last.get("type").asString()).isEqualTo(type);
        assertThat(last.get("position").asLong()).isEqualTo(after.position());
    }
}
