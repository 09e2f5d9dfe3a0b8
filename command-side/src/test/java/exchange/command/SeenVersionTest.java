package exchange.command;

import static exchange.command.Desk.done;
import static exchange.command.Desk.masks;
import static exchange.command.Desk.submitted;
import static org.assertj.core.api.Assertions.assertThat;

import exchange.command.Desk.Entry;
import exchange.command.Visitor.Reply;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

@DisplayName("Commands over HTTP")
class SeenVersionTest {

    private static final String VERDICT = "{\"reason\": \"INCOMPLETE\", \"text\": \"Bitte ergänzen.\"}";

    private final Node node = Node.shared();

    private Entry inReview() {
        Entry entry = submitted(node.as("cem"), masks());
        done(node.as("otto").post(entry.path("/claim")));
        return entry;
    }

    @Test
    void decisions_need_the_version_that_was_seen() {
        Entry entry = inReview();
        for (String command : List.of("/approve", "/confirm-quantity")) {
            assertThat(node.as("otto").post(entry.path(command)).status()).isEqualTo(428);
            assertThat(node.as("otto").having(1).post(entry.path(command)).status())
                    .isEqualTo(412);
        }
        for (String command : List.of("/request-changes", "/reject")) {
            assertThat(node.as("otto").post(entry.path(command), VERDICT).status())
                    .isEqualTo(428);
            assertThat(node.as("otto")
                            .having(9)
                            .post(entry.path(command), VERDICT)
                            .status())
                    .isEqualTo(412);
        }
    }

    @Test
    void a_version_that_is_none_is_a_wrong_request() {
        Entry entry = inReview();
        for (String version : List.of("2", "*", "W/\"2\"", "\"two\"", "\"2\", \"3\"")) {
            Reply reply = node.as("otto").with("If-Match", version).post(entry.path("/approve"));
            assertThat(reply.status()).as(version).isEqualTo(400);
            assertThat(reply.wrongFields()).containsExactly("If-Match");
        }
    }

    @Test
    void a_stale_version_is_named_before_a_broken_rule_and_a_wrong_body_before_both() {
        Entry entry = submitted(node.as("cem"), masks());
        assertThat(node.as("otto").having(7).post(entry.path("/approve")).status())
                .isEqualTo(412);
        assertThat(node.as("otto").having(1).post(entry.path("/approve")).status())
                .isEqualTo(409);
        assertThat(node.as("otto")
                        .having(7)
                        .post(entry.path("/approve"), "{\"nonsense\": 1}")
                        .status())
                .isEqualTo(400);
    }

    @Test
    void other_commands_take_a_version_too() {
        Entry entry = submitted(node.as("cem"), masks());
        assertThat(node.as("otto").having(2).post(entry.path("/claim")).status())
                .isEqualTo(412);
        done(node.as("otto").having(1).post(entry.path("/claim")));
    }

    @Test
    void every_success_says_where_it_is_in_the_log_and_which_version_it_made() {
        Reply submitted = node.as("cem").post("/api/listings", masks());
        assertThat(submitted.status()).isEqualTo(201);
        assertThat(submitted.header("Location")).isEqualTo("/api/listings/" + submitted.id());
        assertThat(submitted.text("reference")).matches("\\d{5,}-\\d");
        assertThat(submitted.text("manageToken")).isNull();
        long position = Long.parseLong(submitted.header("Exchange-Position"));
        Reply claimed = done(node.as("otto").post("/api/listings/" + submitted.id() + "/claim"));
        assertThat(Long.parseLong(claimed.header("Exchange-Position"))).isGreaterThan(position);
        assertThat(claimed.header("ETag")).isEqualTo("\"2\"");
        assertThat(claimed.json().propertyNames()).containsExactlyInAnyOrder("id", "state", "version");
    }

    @Test
    void approving_what_is_published_is_quiet() {
        Entry entry = Desk.published(node, node.as("cem"), masks());
        Reply again = done(node.as("mira").having(entry.version()).post(entry.path("/approve")));
        assertThat(again.version()).isEqualTo(entry.version());
        assertThat(again.header("Exchange-Position")).isNotNull();
    }

    @Test
    void a_refusal_names_the_rule_in_the_callers_language_and_in_both() {
        Entry entry = submitted(node.as("cem"), masks());
        Visitor otto = node.as("otto").having(1);
        Reply german = otto.post(entry.path("/approve"));
        Reply english = otto.with("Accept-Language", "en-GB, de;q=0.5").post(entry.path("/approve"));
        assertThat(german.status()).isEqualTo(409);
        assertThat(german.header("Content-Type")).isEqualTo("application/problem+json");
        assertThat(german.text("rule")).isEqualTo("NOT_IN_REVIEW");
        assertThat(german.text("type")).contains("NOT_IN_REVIEW");
        assertThat(german.text("detail"))
                .isEqualTo("Das Inserat ist nicht in Prüfung; es muss erst übernommen werden.");
        assertThat(english.text("detail")).isEqualTo("The listing is not in review; it has to be claimed first.");
        assertThat(german.json().get("texts")).isEqualTo(english.json().get("texts"));
        assertThat(english.json().get("texts").get("de").asString()).isEqualTo(german.text("detail"));
        assertThat(english.json().get("texts").get("en").asString()).isEqualTo(english.text("detail"));
    }

    @Test
    void a_body_of_more_than_64_kib_is_too_large() {
        ObjectNode body = masks().put("description", "x".repeat(65 * 1024));
        assertThat(node.as("cem").post("/api/listings", body).status()).isEqualTo(413);
    }

    @Test
    void a_body_that_is_not_json_is_not_read() {
        Reply reply = node.as("cem")
                .with("Content-Type", "text/plain")
                .send("POST", "/api/listings", BodyPublishers.ofString(masks().toString()));
        assertThat(reply.status()).isEqualTo(415);
    }

    @Test
    void a_body_that_is_broken_json_is_wrong() {
        assertThat(node.as("cem").post("/api/listings", "{\"kind\": ").status()).isEqualTo(400);
        assertThat(node.as("cem").post("/api/listings", "[]").status()).isEqualTo(400);
    }

    @Test
    void a_command_without_a_body_needs_no_content_type() {
        Entry entry = submitted(node.as("cem"), masks());
        done(node.as("otto").post(entry.path("/claim")));
        done(node.as("otto").post(entry.path("/release"), "{}"));
    }
}
