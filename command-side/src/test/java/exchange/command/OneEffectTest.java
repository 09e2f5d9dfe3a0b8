package exchange.command;

import static exchange.command.Desk.done;
import static exchange.command.Desk.masks;
import static exchange.command.Desk.submitted;
import static exchange.command.Desk.without;
import static org.assertj.core.api.Assertions.assertThat;

import exchange.command.Desk.Entry;
import exchange.command.Visitor.Reply;
import exchange.log.EventLog;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("One effect per command")
class OneEffectTest {

    private final Node node = Node.shared();
    private final String key = UUID.randomUUID().toString();

    private static void assertSame(Reply repeated, Reply first) {
        assertThat(repeated.status()).as("%s", repeated).isEqualTo(first.status());
        assertThat(repeated.json()).isEqualTo(first.json());
        assertThat(repeated.header("Exchange-Position")).isEqualTo(first.header("Exchange-Position"));
        assertThat(repeated.header("Location")).isEqualTo(first.header("Location"));
    }

    @Test
    void a_repeated_submission_gets_the_first_answer() {
        Reply first = node.as("cem").withKey(key).post("/api/listings", masks());
        submitted(node.as("cem"), masks());
        assertSame(node.as("cem").withKey(key).post("/api/listings", masks()), first);
        assertThat(first.status()).isEqualTo(201);
    }

    @Test
    void the_anonymous_get_the_same_secret_link_again() {
        Reply first = node.anonymous().withKey(key).post("/api/listings", masks());
        Reply repeated = node.anonymous().withKey(key).post("/api/listings", masks());
        assertSame(repeated, first);
        assertThat(first.text("manageToken")).hasSizeGreaterThan(40);
        done(node.anonymous()
                .withLink(first.text("manageToken"))
                .post("/api/listings/" + first.id() + "/withdraw", "{\"reason\": \"OTHER\"}"));
    }

    @Test
    void white_space_and_the_order_of_fields_do_not_make_another_body() {
        Reply first = node.as("cem").withKey(key).post("/api/listings", masks());
        var turned = without(masks(), "kind").put("kind", "OFFER");
        assertSame(node.as("cem").withKey(key).post("/api/listings", turned.toPrettyString()), first);
    }

    @Test
    void the_same_revision_again_says_nothing_new_even_without_a_key() {
        Entry entry = submitted(node.as("cem"), masks());
        var better = masks().put("title", "Bessere Masken");
        Reply first = done(node.as("cem").put(entry.path(), better));
        assertThat(done(node.as("cem").put(entry.path(), better)).json()).isEqualTo(first.json());
        Reply other = done(node.as("cem").put(entry.path(), masks().put("title", "Noch bessere Masken")));
        assertThat(other.json().get("version").asInt())
                .isEqualTo(first.json().get("version").asInt() + 1);
    }

    @Test
    void the_same_assessment_again_says_nothing_new_even_without_a_key() {
        Entry entry = submitted(node.as("cem"), masks());
        String verified = "{\"standard\": \"EN 149 FFP2\", \"level\": \"VERIFIED\", \"text\": \"geprüft\"}";
        Reply first = done(node.as("otto").post(entry.path("/conformity"), verified));
        assertThat(done(node.as("otto").post(entry.path("/conformity"), verified))
                        .json())
                .isEqualTo(first.json());
    }

    @Test
    void another_body_under_the_same_key_is_refused() {
        node.as("cem").withKey(key).post("/api/listings", masks());
        Reply reply = node.as("cem").withKey(key).post("/api/listings", masks().put("title", "Andere Masken"));
        assertThat(reply.status()).isEqualTo(409);
        assertThat(reply.text("rule")).isEqualTo("KEY_REUSED");
    }

    @Test
    void the_same_key_on_another_listing_is_another_request() {
        Entry one = submitted(node.as("cem"), masks());
        Entry two = submitted(node.as("cem"), masks());
        done(node.as("otto").withKey(key).post(one.path("/claim")));
        assertThat(node.as("otto").withKey(key).post(two.path("/claim")).text("rule"))
                .isEqualTo("KEY_REUSED");
    }

    @Test
    void the_same_key_of_somebody_else_is_another_key() {
        Reply cems = node.as("cem").withKey(key).post("/api/listings", masks());
        Reply fatimas = node.as("fatima").withKey(key).post("/api/listings", masks());
        assertThat(fatimas.status()).isEqualTo(201);
        assertThat(fatimas.id()).isNotEqualTo(cems.id());
    }

    @Test
    void a_repetition_is_answered_though_its_version_has_gone_stale() {
        Entry entry = submitted(node.as("cem"), masks());
        done(node.as("otto").post(entry.path("/claim")));
        Reply first = done(node.as("otto").having(2).withKey(key).post(entry.path("/approve")));
        done(node.as("cem").post(entry.path("/notes"), "{\"text\": \"Anruf\"}"));
        assertSame(node.as("otto").having(2).withKey(key).post(entry.path("/approve")), first);
        assertThat(first.version()).isEqualTo(3);
        assertThat(node.as("otto").having(2).post(entry.path("/approve")).status())
                .isEqualTo(412);
    }

    @Test
    void a_repetition_without_the_version_is_answered_too() {
        Entry entry = submitted(node.as("cem"), masks());
        done(node.as("otto").post(entry.path("/claim")));
        Reply first = done(node.as("otto").having(2).withKey(key).post(entry.path("/approve")));
        assertSame(node.as("otto").withKey(key).post(entry.path("/approve")), first);
    }

    @Test
    void a_follow_up_set_twice_under_one_key_is_one_follow_up() {
        Entry entry = submitted(node.as("cem"), masks());
        String body = "{\"date\": \"" + node.clock().today() + "\", \"assignee\": \"cem\", \"text\": \"Rückruf\"}";
        Reply first = done(node.as("cem").withKey(key).post(entry.path("/follow-ups"), body));
        assertSame(node.as("cem").withKey(key).post(entry.path("/follow-ups"), body), first);
        Reply done = done(node.as("otto").post(entry.path("/follow-ups/" + first.text("followUp") + "/done")));
        assertThat(done.version()).isEqualTo(3);
    }

    @Test
    void a_refusal_uses_no_key_up() {
        Entry entry = submitted(node.as("cem"), masks());
        Visitor otto = node.as("otto").withKey(key).having(1);
        assertThat(otto.post(entry.path("/approve")).text("rule")).isEqualTo("NOT_IN_REVIEW");
        done(node.as("otto").post(entry.path("/claim")));
        done(node.as("otto").withKey(key).having(2).post(entry.path("/approve")));
    }

    @Test
    void three_at_once_have_one_effect() throws Exception {
        long before = node.bean(EventLog.class).head();
        Callable<Reply> send = () -> node.anonymous().withKey(key).post("/api/listings", masks());
        List<Future<Reply>> replies;
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            replies = threads.invokeAll(List.of(send, send, send));
        }
        Reply first = replies.getFirst().get();
        assertThat(first.status()).as("%s", first).isEqualTo(201);
        for (Future<Reply> reply : replies) {
            assertSame(reply.get(), first);
        }
        assertThat(node.bean(EventLog.class).head()).isEqualTo(before + 1);
    }

    @Test
    void three_claims_by_three_people_at_once_leave_one_holder() throws Exception {
        Entry entry = submitted(node.as("cem"), masks());
        Callable<Reply> otto = () -> node.as("otto").post(entry.path("/claim"));
        Callable<Reply> mira = () -> node.as("mira").post(entry.path("/claim"));
        List<Future<Reply>> replies;
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            replies = threads.invokeAll(List.of(otto, mira));
        }
        List<Integer> statuses =
                List.of(replies.get(0).get().status(), replies.get(1).get().status());
        assertThat(statuses).containsExactlyInAnyOrder(200, 409);
    }

    @Test
    void a_key_that_is_blank_or_too_long_is_wrong() {
        assertThat(node.as("cem")
                        .withKey("k".repeat(201))
                        .post("/api/listings", masks())
                        .wrongFields())
                .containsExactly("Idempotency-Key");
        assertThat(node.as("cem")
                        .withKey("k".repeat(200 - key.length()) + key)
                        .post("/api/listings", masks())
                        .status())
                .isEqualTo(201);
    }
}
