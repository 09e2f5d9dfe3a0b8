package exchange.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

@DisplayName("Two nodes, either of which is killed and paused meanwhile")
@ExtendWith(OnSplitExchange.class)
class SplitUnderKillsTest {

    private static final int CLIENTS = 4;
    private static final long PATIENCE_SECONDS = 90;
    private static final long PAUSE_MILLIS = 4_000;
    private static final int UNAVAILABLE = 503;

    private final SplitExchange exchange;
    private final Queue<String> published = new ConcurrentLinkedQueue<>();
    private volatile boolean enough;

    SplitUnderKillsTest(SplitExchange exchange) {
        this.exchange = exchange;
    }

    @Test
    void lead_every_listing_to_publication_once() throws Exception {
        long before = byPeople(History.whole(exchange));
        try (ExecutorService desk = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> clients = new ArrayList<>();
            for (int client = 0; client < CLIENTS; client++) {
                String name = "split-" + client;
                clients.add(desk.submit(() -> work(name)));
            }
            try {
                awaitProgress();
                exchange.killQueriesAndStartAgain();
                awaitProgress();
                exchange.killCommandsAndStartAgain();
                awaitProgress();
                pause(exchange.queries());
                awaitProgress();
                pause(exchange.commands());
                awaitProgress();
            } finally {
                enough = true;
            }
            for (Future<?> client : clients) {
                client.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
            }
        }
        List<JsonNode> events = History.whole(exchange);
        assertThat(byPeople(events) - before).as("one event for each command").isEqualTo(3L * published.size());
        assertThat(History.all(exchange.anybody(), "/api/catalogue?size=100&product=ffp2-mask&after=" + events.size()))
                .extracting(item -> item.get("id").asString())
                .containsAll(published)
                .doesNotHaveDuplicates();
    }

    private void work(String name) {
        for (int number = 0; !enough; number++) {
            String key = name + "-" + number;
            Attempt submit = Attempt.submit("cem", Drafts.masks(key), key + "-submit");
            String id = answered(() -> submit.send(exchange)).is(201).id();
            Attempt claim = Attempt.on("otto", "claim", id, null, key + "-claim");
            long version = answered(() -> claim.send(exchange)).is(200).version();
            Attempt approve =
                    Attempt.on("otto", "approve", id, null, key + "-approve").having(version);
            long position = answered(() -> approve.send(exchange)).is(200).position();
            answered(() -> exchange.anybody().get("/api/catalogue/" + id, position))
                    .is(200);
            published.add(id);
        }
    }

    /** Asks again, as often as nobody answers or the answer is to come back later. */
    private static Reply answered(Supplier<Reply> request) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        while (true) {
            try {
                Reply reply = request.get();
                if (reply.status() != UNAVAILABLE || System.nanoTime() > end) {
                    return reply;
                }
                assertThat(reply.headers().firstValue("Retry-After")).isPresent();
            } catch (UncheckedIOException noAnswer) {
                if (System.nanoTime() > end) {
                    throw noAnswer;
                }
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(50));
        }
    }

    /** Until each client has published some more. */
    private void awaitProgress() {
        int wanted = published.size() + 3 * CLIENTS;
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        while (published.size() < wanted) {
            assertThat(System.nanoTime()).as("%s published", published.size()).isLessThan(end);
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
        }
    }

    private static void pause(RunningExchange node) throws Exception {
        node.signal("STOP");
        try {
            Thread.sleep(PAUSE_MILLIS);
        } finally {
            node.signal("CONT");
        }
    }

    private static long byPeople(List<JsonNode> events) {
        return events.stream()
                .filter(event -> !event.get("actor").asString().equals("system"))
                .count();
    }
}
