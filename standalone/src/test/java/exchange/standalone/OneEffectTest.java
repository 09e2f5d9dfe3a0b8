package exchange.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

/** T3 of MEASURES.md over HTTP: {@code -Dt3.commands=10000} for more. */
@DisplayName("A command sent three times at once, and again after a cut connection")
@ExtendWith(OnSharedExchange.class)
class OneEffectTest {

    private static final int LISTINGS = Integer.getInteger("t3.commands", 200) / 8;
    private static final int AT_ONCE = 3;
    private static final List<String> HISTORY = List.of(
            "OfferSubmitted",
            "NoteAdded",
            "ListingRevised",
            "ListingClaimed",
            "FollowUpSet",
            "ListingApproved",
            "ListingRenewed",
            "ListingWithdrawn");

    @Test
    void has_one_effect_and_always_the_same_answer(RunningExchange exchange) throws Exception {
        try (ExecutorService senders = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int number = 0; number < LISTINGS; number++) {
                walk(exchange, senders, "einmal-" + number, number % 2 == 0);
            }
        }
    }

    private void walk(RunningExchange exchange, ExecutorService senders, String key, boolean cutFirst)
            throws Exception {
        Sending sending = new Sending(exchange, senders, cutFirst);
        JsonNode day = Drafts.read("{\"validUntil\":\"" + LocalDate.now().plusDays(30) + "\"}");
        String id = sending.sent(Attempt.submit("cem", Drafts.masks(key), key + "-submit"))
                .is(201)
                .id();
        sending.sent(Attempt.on("cem", "notes", id, Drafts.read("{\"text\":\"ruft zurück\"}"), key + "-note"));
        sending.sent(new Attempt("cem", "PUT", "/api/listings/" + id, Drafts.masks(key + " neu"), key + "-put", null));
        sending.sent(Attempt.on("otto", "claim", id, null, key + "-claim"));
        long version = sending.sent(Attempt.on(
                        "otto",
                        "follow-ups",
                        id,
                        Drafts.read("{\"date\":\"2099-01-01\",\"assignee\":\"cem\",\"text\":\"nachfragen\"}"),
                        key + "-follow-up"))
                .version();
        sending.sent(Attempt.on("otto", "approve", id, null, key + "-approve").having(version));
        sending.sent(Attempt.on("cem", "renew", id, day, key + "-renew"));
        Reply last = sending.sent(Attempt.on(
                "cem",
                "withdraw",
                id,
                Drafts.read("{\"reason\":\"OTHER\",\"text\":\"war ein Versuch\"}"),
                key + "-end"));

        assertThat(History.of(exchange, id, last.position()))
                .extracting(event -> event.get("type").asString())
                .containsExactlyElementsOf(HISTORY);
    }

    private record Sending(RunningExchange exchange, ExecutorService senders, boolean cutFirst) {

        Reply sent(Attempt attempt) throws Exception {
            if (cutFirst) {
                attempt.sendAndHangUp(exchange);
            }
            CountDownLatch together = new CountDownLatch(AT_ONCE);
            Callable<Reply> one = () -> {
                together.countDown();
                together.await();
                return attempt.send(exchange);
            };
            List<Future<Reply>> answers = IntStream.range(0, AT_ONCE)
                    .mapToObj(any -> senders.submit(one))
                    .toList();
            Reply first = answers.getFirst().get(60, TimeUnit.SECONDS);
            assertThat(first.status()).as(first.text()).isBetween(200, 201);
            for (Future<Reply> answer : answers) {
                assertSame(answer.get(60, TimeUnit.SECONDS), first);
            }
            if (!cutFirst) {
                attempt.sendAndHangUp(exchange);
            }
            assertSame(attempt.send(exchange), first);
            return first;
        }

        private static void assertSame(Reply reply, Reply first) {
            reply.is(first.status());
            assertThat(reply.text()).isEqualTo(first.text());
            assertThat(reply.position()).isEqualTo(first.position());
            assertThat(reply.headers().firstValue("ETag"))
                    .isEqualTo(first.headers().firstValue("ETag"));
            assertThat(reply.headers().firstValue("Location"))
                    .isEqualTo(first.headers().firstValue("Location"));
        }
    }

    @Test
    void is_another_command_with_another_body_and_refused(RunningExchange exchange) {
        Attempt first = Attempt.submit("cem", Drafts.masks("Das erste Inserat"), "zweimal-verwendet");
        Attempt other = Attempt.submit("cem", Drafts.masks("Ein anderes Inserat"), "zweimal-verwendet");
        String id = first.send(exchange).is(201).id();
        other.send(exchange).breaks("KEY_REUSED");
        assertThat(first.send(exchange).is(201).id()).isEqualTo(id);
        assertThat(Attempt.submit("dana", Drafts.masks("Ein anderes Inserat"), "zweimal-verwendet")
                        .send(exchange)
                        .is(201)
                        .id())
                .as("the key of somebody else")
                .isNotEqualTo(id);
    }

    @Test
    void shows_the_same_secret_link_each_time(RunningExchange exchange) {
        Attempt anonymous = Attempt.submit(null, Drafts.masks("Aus dem Webformular"), "geheimer-link");
        Reply first = anonymous.send(exchange).is(201);
        assertThat(first.json().get("manageToken").asString()).isNotBlank();
        assertThat(anonymous.send(exchange).is(201).text()).isEqualTo(first.text());
    }
}
