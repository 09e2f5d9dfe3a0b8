package exchange.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import tools.jackson.databind.JsonNode;

/** Lists of the exchange, read page by page to their end. */
final class History {

    private static final int MOST_PAGES = 1_000;

    private History() {}

    /** Every event, after a look at the positions: they are 1, 2, 3 ... without a hole. */
    static List<JsonNode> whole(Entrance exchange) {
        List<JsonNode> events = all(exchange.as("ada"), "/api/audit/events?size=100&after=" + head(exchange));
        assertThat(events)
                .extracting(event -> event.get("position").asLong())
                .as("positions")
                .isEqualTo(LongStream.rangeClosed(1, events.size()).boxed().toList());
        return events;
    }

    /** The greatest position of the log. */
    static long head(Entrance exchange) {
        JsonNode model = exchange.as("ines")
                .get("/api/admin/read-models")
                .is(200)
                .items()
                .getFirst();
        return model.get("position").asLong() + model.get("lag").asLong();
    }

    /** The events of one listing. */
    static List<JsonNode> of(Entrance exchange, String listing, long after) {
        return all(exchange.as("ada"), "/api/audit/events?size=100&listing=" + listing + "&after=" + after);
    }

    static List<JsonNode> queue(Person moderator, long after) {
        return all(moderator, "/api/moderation/queue?size=100&after=" + after);
    }

    static List<JsonNode> all(Person reader, String path) {
        List<JsonNode> items = new ArrayList<>();
        String cursor = "";
        for (int page = 0; page < MOST_PAGES; page++) {
            Reply reply = reader.get(path + cursor).is(200);
            items.addAll(reply.items());
            JsonNode next = reply.json().get("next");
            if (next.isNull()) {
                return items;
            }
            cursor = "&cursor=" + URLEncoder.encode(next.asString(), StandardCharsets.UTF_8);
        }
        throw new AssertionError("No end of " + path);
    }

    static boolean hasId(List<JsonNode> items, String id) {
        return items.stream().anyMatch(item -> item.get("id").asString().equals(id));
    }
}
