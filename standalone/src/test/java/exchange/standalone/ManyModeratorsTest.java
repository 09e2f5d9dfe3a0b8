package exchange.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

/** T4 of MEASURES.md over HTTP: {@code -Dt4.rounds=1000} for its full size. */
@DisplayName("Sixty-four moderators on one listing")
@ExtendWith(OnSharedExchange.class)
class ManyModeratorsTest {

    private static final int ROUNDS = Integer.getInteger("t4.rounds", 50);
    private static final int MODERATORS = 64;
    private static final String WHY = "{\"reason\":\"INCOMPLETE\",\"text\":\"Es fehlt etwas.\"}";
    private static final Set<String> DECISIONS = Set.of("ListingApproved", "ListingRejected", "ChangesRequested");

    @Test
    void make_exactly_one_decision(RunningExchange exchange) throws Exception {
        Person otto = exchange.as("otto");
        Person mira = exchange.as("mira");
        try (ExecutorService desk = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int round = 0; round < ROUNDS; round++) {
                String id = exchange.as("cem")
                        .submit(Drafts.masks("Runde " + round))
                        .is(201)
                        .id();
                long version = claimedByOne(exchange, desk, id);

                List<Reply> decisions = atOnce(desk, MODERATORS, moderator -> {
                    Person who = (moderator % 2 == 0 ? otto : mira).having(version);
                    return switch (moderator % 3) {
                        case 0 -> who.does("approve", id);
                        case 1 -> who.does("reject", id, WHY);
                        default -> who.does("request-changes", id, WHY);
                    };
                });

                assertThat(decisions).extracting(Reply::status).isSubsetOf(200, 409, 412);
                assertThat(decisions).filteredOn(reply -> reply.status() == 200).hasSize(1);
                assertThat(History.of(exchange, id, position(decisions)))
                        .extracting(event -> event.get("type").asString())
                        .filteredOn(DECISIONS::contains)
                        .hasSize(1);
            }
        }
    }

    /** Both reach for the listing, four times each; one of them gets it. */
    private static long claimedByOne(RunningExchange exchange, ExecutorService desk, String id) throws Exception {
        List<Reply> claims = atOnce(
                desk,
                8,
                moderator -> exchange.as(moderator % 2 == 0 ? "otto" : "mira").does("claim", id));
        assertThat(claims).extracting(Reply::status).isSubsetOf(200, 409);
        assertThat(claims).filteredOn(reply -> reply.status() == 200).hasSize(4);
        List<JsonNode> events = History.of(exchange, id, position(claims));
        assertThat(events.stream()
                        .filter(event -> event.get("type").asString().equals("ListingClaimed"))
                        .map(event -> event.get("actor").asString())
                        .collect(Collectors.toSet()))
                .hasSize(1);
        return events.size();
    }

    private static long position(List<Reply> replies) {
        return replies.stream()
                .filter(reply -> reply.status() == 200)
                .mapToLong(Reply::position)
                .max()
                .orElseThrow();
    }

    private static List<Reply> atOnce(ExecutorService desk, int count, IntFunction<Reply> deed) throws Exception {
        CountDownLatch together = new CountDownLatch(count);
        List<Future<Reply>> futures = IntStream.range(0, count)
                .mapToObj(number -> desk.submit(() -> {
                    together.countDown();
                    together.await();
                    return deed.apply(number);
                }))
                .toList();
        List<Reply> replies = new ArrayList<>();
        for (Future<Reply> future : futures) {
            replies.add(future.get(60, TimeUnit.SECONDS));
        }
        return replies;
    }
}
