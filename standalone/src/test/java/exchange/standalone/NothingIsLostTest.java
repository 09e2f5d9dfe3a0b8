package exchange.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** T1 of MEASURES.md over HTTP: {@code -Dhttp.kills=50} for more. */
@DisplayName("An exchange killed in the middle of its work, time and again")
class NothingIsLostTest {

    private static final int KILLS = Integer.getInteger("http.kills", 5);
    private static final int CLIENTS = 8;
    private static final String SYSTEM = "system";

    private final Map<Attempt, Reply> acknowledged = new ConcurrentHashMap<>();
    private final Queue<Attempt> unanswered = new ConcurrentLinkedQueue<>();
    private final Semaphore answers = new Semaphore(0);

    @Test
    void loses_nothing_that_it_acknowledged_and_does_nothing_twice(@TempDir Path folder) throws Exception {
        Random random = new Random(20261122);
        RunningExchange exchange = RunningExchange.start(folder);
        try {
            long before = byPeople(History.whole(exchange), 0);
            for (int kill = 0; kill < KILLS; kill++) {
                List<Thread> clients = load(exchange, "leben-" + kill);
                assertThat(answers.tryAcquire(60 + random.nextInt(120), 60, TimeUnit.SECONDS))
                        .as("enough answers")
                        .isTrue();
                exchange.kill();
                for (Thread client : clients) {
                    assertThat(client.join(Duration.ofSeconds(60))).isTrue();
                }
                answers.drainPermits();
                exchange.close();

                exchange = RunningExchange.start(folder);
                assertReadModelsCatchUp(exchange);
                assertEverythingIsThere(exchange);
                retry(exchange);
                assertThat(byPeople(History.whole(exchange), before))
                        .as("one event for each command")
                        .isEqualTo(acknowledged.size());
            }
            assertReadModelsCatchUp(exchange);
            exchange.stop();
            List<String> lived = ReadModelRows.of(folder);
            ReadModelRows.forget(folder);
            exchange = RunningExchange.start(folder);
            assertReadModelsCatchUp(exchange);
            exchange.stop();
            assertSameRows(ReadModelRows.of(folder), lived);
        } finally {
            exchange.close();
        }
    }

    private List<Thread> load(RunningExchange exchange, String life) {
        List<Thread> clients = new ArrayList<>();
        for (int client = 0; client < CLIENTS; client++) {
            String name = life + "-" + client;
            String moderator = client % 2 == 0 ? "otto" : "mira";
            String submitter = client % 3 == 0 ? null : "cem";
            clients.add(Thread.ofVirtual().start(() -> work(exchange, name, submitter, moderator)));
        }
        return clients;
    }

    private void work(RunningExchange exchange, String name, @Nullable String submitter, String moderator) {
        for (int number = 0; ; number++) {
            String key = name + "-" + number;
            Reply submitted = sent(exchange, Attempt.submit(submitter, Drafts.masks(key), key + "-submit"));
            if (submitted == null) {
                return;
            }
            String id = submitted.id();
            Reply claimed = sent(exchange, Attempt.on(moderator, "claim", id, null, key + "-claim"));
            if (claimed == null) {
                return;
            }
            Attempt approval =
                    Attempt.on(moderator, "approve", id, null, key + "-approve").having(claimed.version());
            if (sent(exchange, approval) == null) {
                return;
            }
        }
    }

    private @Nullable Reply sent(RunningExchange exchange, Attempt attempt) {
        try {
            Reply reply = attempt.send(exchange);
            acknowledged.put(attempt, reply);
            answers.release();
            return reply;
        } catch (UncheckedIOException killed) {
            unanswered.add(attempt);
            return null;
        }
    }

    private void assertEverythingIsThere(RunningExchange exchange) {
        List<JsonNode> events = History.whole(exchange);
        acknowledged.forEach((attempt, reply) -> {
            assertThat(reply.status()).as(reply.text()).isBetween(200, 201);
            assertThat(reply.position()).isLessThanOrEqualTo(events.size());
            JsonNode event = events.get((int) reply.position() - 1);
            assertThat(event.get("listing").asString()).isEqualTo(reply.id());
            assertThat(event.get("type").asString()).isEqualTo(effect(attempt));
        });
    }

    private static String effect(Attempt attempt) {
        return attempt.path().endsWith("/claim")
                ? "ListingClaimed"
                : attempt.path().endsWith("/approve") ? "ListingApproved" : "OfferSubmitted";
    }

    /** By themselves: nobody but this test asks, and it only looks. */
    private void assertReadModelsCatchUp(RunningExchange exchange) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        List<JsonNode> models = readModels(exchange);
        while (!models.stream().allMatch(model -> model.get("state").asString().equals("LIVE"))) {
            assertThat(System.nanoTime()).as("read models %s", models).isLessThan(end);
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
            models = readModels(exchange);
        }
        Person anybody = exchange.anybody();
        List<String> shown = History.all(anybody, "/api/catalogue?size=100&product=ffp2-mask").stream()
                .map(item -> item.get("id").asString())
                .toList();
        assertThat(shown).doesNotHaveDuplicates();
        List<String> approved = acknowledged.entrySet().stream()
                .filter(sent -> effect(sent.getKey()).equals("ListingApproved"))
                .map(sent -> sent.getValue().id())
                .toList();
        assertThat(shown).containsAll(approved);
        List<String> waiting = History.queue(exchange.as("otto"), 0).stream()
                .map(item -> item.get("id").asString())
                .toList();
        assertThat(waiting).doesNotHaveDuplicates().doesNotContainAnyElementsOf(approved);
    }

    private static List<JsonNode> readModels(RunningExchange exchange) {
        return exchange.as("ines").get("/api/admin/read-models").is(200).items();
    }

    /** Whoever got no answer asks again, twice. */
    private void retry(RunningExchange exchange) {
        for (Attempt attempt = unanswered.poll(); attempt != null; attempt = unanswered.poll()) {
            Reply first = attempt.send(exchange);
            assertThat(first.status()).as(first.text()).isBetween(200, 201);
            Reply second = attempt.send(exchange).is(first.status());
            assertThat(second.text()).isEqualTo(first.text());
            assertThat(second.position()).isEqualTo(first.position());
            acknowledged.put(attempt, first);
        }
    }

    private static void assertSameRows(List<String> replayed, List<String> lived) {
        List<String> onlyReplayed = new ArrayList<>(replayed);
        onlyReplayed.removeAll(Set.copyOf(lived));
        List<String> onlyLived = new ArrayList<>(lived);
        onlyLived.removeAll(Set.copyOf(replayed));
        assertThat(onlyReplayed)
                .as("rows of a fresh replay, against those that were lived")
                .isEqualTo(onlyLived);
        assertThat(replayed).as("a fresh replay").hasSameSizeAs(lived);
    }

    /** How many events people have caused since; the exchange itself may have had something to do too. */
    private static long byPeople(List<JsonNode> events, long before) {
        return events.stream()
                        .filter(event -> !event.get("actor").asString().equals(SYSTEM))
                        .count()
                - before;
    }
}
