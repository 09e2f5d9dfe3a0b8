package exchange.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpHeaders;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What the exchange answered. */
record Reply(int status, HttpHeaders headers, String text) {

    private static final Pattern NOT_THERE_YET =
            Pattern.compile("Dieser Stand ist hier noch nicht angekommen|That position has not arrived here yet");
    private static final JsonMapper JSON = JsonMapper.builder().build();

    JsonNode json() {
        return JSON.readTree(text);
    }

    Reply is(int expected) {
        assertThat(status).as(text).isEqualTo(expected);
        return this;
    }

    /** The read model that was asked has not seen the position that was named. */
    boolean isNotThereYet() {
        return status == 503 && NOT_THERE_YET.matcher(text).find();
    }

    /** A refusal that names the rule. */
    Reply breaks(String rule) {
        is(409);
        assertThat(json().get("rule").asString()).isEqualTo(rule);
        return this;
    }

    String id() {
        return json().get("id").asString();
    }

    String state() {
        return json().get("state").asString();
    }

    long version() {
        return json().get("version").asLong();
    }

    long position() {
        return headers.firstValueAsLong("Exchange-Position")
                .orElseThrow(() -> new AssertionError("No Exchange-Position: " + status + " " + text));
    }

    List<JsonNode> items() {
        return StreamSupport.stream(json().get("items").spliterator(), false).toList();
    }
}
