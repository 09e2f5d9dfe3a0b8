package exchange.query.model;

import static org.assertj.core.api.Assertions.assertThat;

import exchange.event.listing.ListingId;
import exchange.log.EventLog;
import exchange.query.Databases;
import exchange.query.Draft;
import exchange.query.ReadingRoom;
import exchange.query.ReadingRoom.Answer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** T6 of MEASURES.md, the three models at once: {@code -Dt6.seconds=180} for longer. */
@DisplayName("Read models that are built anew while two nodes are asked")
class RebuildUnderLoadTest {

    private static final long SECONDS = Integer.getInteger("t6.seconds", 60);
    private static final int READERS = 8;
    private static final int SOME = 600;

    /** What the log said after a listing was published. */
    private record Published(ListingId id, int total, long position) {}

    private final List<ReadingRoom> nodes = new ArrayList<>();
    private final Queue<String> complaints = new ConcurrentLinkedQueue<>();
    private final AtomicLong answers = new AtomicLong();
    private volatile Published latest;
    private volatile ListingId waiting;
    private volatile boolean over;

    @Test
    void answer_every_question_and_never_go_back_in_time() throws InterruptedException {
        Map<String, String> settings = new HashMap<>(Databases.POSTGRESQL.fresh());
        settings.put("exchange.requests-per-second", "1000000");
        try (ReadingRoom first = ReadingRoom.open(settings);
                ReadingRoom second = ReadingRoom.join(first, settings)) {
            nodes.addAll(List.of(first, second));
            List<Draft> drafts = new ArrayList<>();
            for (int i = 0; i < SOME; i++) {
                drafts.add(new Draft().title("Masken " + i));
            }
            waiting = first.listings().submit(new Draft());
            latest = new Published(first.listings().publishAll(drafts).getLast(), SOME, head(first));
            nodes.forEach(ReadingRoom::settle);
            List<Thread> threads = new ArrayList<>();
            threads.add(Thread.ofPlatform().start(this::publish));
            for (int i = 0; i < READERS; i++) {
                ReadingRoom node = nodes.get(i % nodes.size());
                AtomicInteger seen = new AtomicInteger();
                threads.add(Thread.ofPlatform().start(() -> read(node, seen)));
            }
            int rebuilds = rebuild();
            over = true;
            for (Thread thread : threads) {
                assertThat(thread.join(Duration.ofSeconds(60))).isTrue();
            }
            assertThat(complaints).isEmpty();
            assertThat(answers).hasValueGreaterThan(SECONDS);
            assertThat(rebuilds).as("rebuilds of all three").isPositive();
            for (String model : first.bean(ReadModels.class).names()) {
                first.await(() -> first.generation(model).number() > rebuilds);
            }
        }
    }

    private int rebuild() {
        long end = System.nanoTime() + Duration.ofSeconds(SECONDS).toNanos();
        int rebuilds = 0;
        while (System.nanoTime() < end) {
            ReadingRoom node = nodes.get(rebuilds % nodes.size());
            node.postAs("ines", "/api/admin/read-models/rebuild", null);
            rebuilds++;
            int wanted = rebuilds;
            for (String model : node.bean(ReadModels.class).names()) {
                nodes.forEach(each -> each.await(() -> each.generation(model).number() > wanted));
            }
        }
        return rebuilds;
    }

    private void publish() {
        ReadingRoom node = nodes.getFirst();
        while (!over) {
            ListingId id = node.listings().publish(new Draft().title("Weitere Masken"));
            latest = new Published(id, latest.total() + 1, head(node));
            LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
        }
    }

    /** What one client sees at one node, and what any node shows to whoever names a position. */
    private void read(ReadingRoom node, AtomicInteger seen) {
        while (!over) {
            int total = total(node.now("/api/catalogue?size=1"), "the catalogue");
            expect(total >= seen.get(), "the catalogue went back from " + seen + " to " + total);
            seen.set(total);
            Published published = latest;
            String after = "after=" + published.position();
            int awaited = total(node.now("/api/catalogue?size=1&" + after), "the catalogue after a position");
            expect(awaited >= published.total(), awaited + " shown of " + published.total());
            expect(
                    node.now("/api/catalogue/" + published.id() + "?" + after).status() == 200,
                    "a listing is not shown");
            Answer events = node.nowAs("ada", "/api/audit/events?listing=" + published.id() + "&" + after);
            expect(events.status() == 200 && events.items().size() == 3, "the audit trail says " + events.body());
            Answer queue = node.nowAs("otto", "/api/moderation/queue?" + after);
            expect(
                    queue.status() == 200
                            && queue.body().contains(waiting.toString())
                            && !queue.body().contains(published.id().toString()),
                    "the queue says " + queue.body());
            answers.addAndGet(5);
        }
    }

    private int total(Answer answer, String what) {
        if (answer.status() != 200 || answer.items().isEmpty()) {
            complaints.add(what + " says " + answer.status() + " " + answer.body());
            return -1;
        }
        return answer.json().get("total").asInt();
    }

    private void expect(boolean condition, String complaint) {
        if (!condition) {
            complaints.add(complaint);
        }
    }

    private static long head(ReadingRoom node) {
        return node.bean(EventLog.class).head();
    }
}
