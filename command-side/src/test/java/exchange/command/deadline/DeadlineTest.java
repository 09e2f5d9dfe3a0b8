package exchange.command.deadline;

import static exchange.command.Desk.done;
import static exchange.command.Desk.masks;
import static exchange.command.Desk.masksUntil;
import static exchange.command.Desk.published;
import static exchange.command.Desk.submitted;
import static org.assertj.core.api.Assertions.assertThat;

import exchange.command.Desk.Entry;
import exchange.command.MovableClock;
import exchange.command.Node;
import exchange.event.listing.ClaimReleased;
import exchange.event.listing.ExpiryAnnounced;
import exchange.event.listing.FollowUpSet;
import exchange.event.listing.ListingExpired;
import exchange.log.EventLog;
import exchange.log.LogEventStorageEngine;
import exchange.log.StoredEvent;
import exchange.node.EventMetadata;
import exchange.node.Progress;
import exchange.reference.Validity;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import org.axonframework.config.Configuration;
import org.axonframework.eventhandling.EventMessage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("What time does to a listing")
class DeadlineTest {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    /** Two sweeps and a little. */
    private static final Duration LONG_ENOUGH_TO_SEE_NOTHING = Duration.ofMillis(2_500);

    private final Path data = Node.temporaryFolder();
    private final MovableClock clock = Node.clockOfToday();
    private Node node;

    @BeforeEach
    void open() {
        node = Node.open(data, clock);
    }

    @AfterEach
    void close() {
        node.close();
    }

    private void restart() {
        node.close();
        node = Node.open(data, clock);
    }

    /** Without call-backs: whoever no mail has reached for days is one, and when that is noticed is not looked at here. */
    private List<StoredEvent> story(Entry entry) {
        return node.bean(EventLog.class).ofAggregate(entry.id(), 0).stream()
                .filter(event -> !event.type().equals(FollowUpSet.class.getSimpleName()))
                .toList();
    }

    private List<String> types(Entry entry) {
        return story(entry).stream().map(StoredEvent::type).toList();
    }

    private EventMessage<?> awaitLast(Entry entry, Class<?> type) throws InterruptedException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!types(entry).getLast().equals(type.getSimpleName()) && System.nanoTime() < end) {
            Thread.sleep(50);
        }
        assertThat(types(entry)).last().isEqualTo(type.getSimpleName());
        return node.bean(LogEventStorageEngine.class)
                .messages(List.of(story(entry).getLast()))
                .findFirst()
                .orElseThrow();
    }

    private void awaitTable() {
        Progress progress = node.bean(Progress.class);
        assertThat(progress.await("deadlines", progress.head(), PATIENCE)).isTrue();
    }

    @Test
    void a_claim_without_activity_is_released_by_the_exchange_itself() throws Exception {
        Entry entry = submitted(node.as("cem"), masks());
        done(node.as("otto").post(entry.path("/claim")));
        clock.moveBy(Duration.ofMinutes(10));
        done(node.as("otto").post(entry.path("/notes"), "{\"text\": \"Ich sehe nach.\"}"));
        awaitTable();
        clock.moveBy(Duration.ofMinutes(14));
        Thread.sleep(LONG_ENOUGH_TO_SEE_NOTHING);
        assertThat(types(entry)).last().isEqualTo("NoteAdded");
        clock.moveBy(Duration.ofMinutes(1));
        EventMessage<?> released = awaitLast(entry, ClaimReleased.class);
        assertThat(((ClaimReleased) released.getPayload()).lapsed()).isTrue();
        assertThat(released.getMetaData())
                .containsEntry(EventMetadata.ACTOR, EventMetadata.SYSTEM)
                .containsEntry(EventMetadata.ROLE, "SYSTEM")
                .containsEntry(EventMetadata.CHANNEL, "SYSTEM");
        assertThat(released.getTimestamp()).isEqualTo(clock.instant());
        assertThat(node.as("otto").having(4).post(entry.path("/approve")).text("rule"))
                .isEqualTo("NOT_IN_REVIEW");
    }

    @Test
    void a_listing_is_announced_and_expires_also_when_the_exchange_was_down_at_that_time() throws Exception {
        LocalDate lastDay = clock.today().plusDays(90);
        Entry entry = published(node, node.as("cem"), masks());
        node.close();
        clock.moveTo(Validity.announcement(lastDay));
        node = Node.open(data, clock);
        EventMessage<?> announced = awaitLast(entry, ExpiryAnnounced.class);
        assertThat(((ExpiryAnnounced) announced.getPayload()).validUntil()).isEqualTo(lastDay);
        clock.moveTo(Validity.end(lastDay));
        awaitLast(entry, ListingExpired.class);
        done(node.as("cem").post(entry.path("/renew"), "{\"validUntil\": \"" + lastDay.plusDays(30) + "\"}"));
        awaitTable();
        clock.moveTo(Validity.end(lastDay.plusDays(30)));
        restart();
        awaitLast(entry, ListingExpired.class);
        assertThat(types(entry)).filteredOn("ListingExpired"::equals).hasSize(2);
    }

    @Test
    void the_end_of_a_suspended_listing_waits_for_its_reinstatement() throws Exception {
        LocalDate lastDay = clock.today().plusDays(20);
        Entry entry = published(node, node.as("cem"), masksUntil(lastDay));
        done(node.as("otto").post(entry.path("/suspend"), "{\"reason\": \"OTHER\", \"text\": \"Rückfrage\"}"));
        awaitTable();
        clock.moveTo(Validity.announcement(lastDay).plus(Duration.ofDays(1)));
        Thread.sleep(LONG_ENOUGH_TO_SEE_NOTHING);
        assertThat(types(entry)).last().isEqualTo("ListingSuspended");
        assertThat(node.bean(DeadlineTable.class).due(clock.instant(), 1)).isEmpty();
        done(node.as("otto").post(entry.path("/reinstate")));
        awaitLast(entry, ExpiryAnnounced.class);
        done(node.as("otto").post(entry.path("/suspend"), "{\"reason\": \"OTHER\", \"text\": \"Rückfrage\"}"));
        awaitTable();
        clock.moveTo(Validity.end(lastDay));
        Thread.sleep(LONG_ENOUGH_TO_SEE_NOTHING);
        assertThat(types(entry)).last().isEqualTo("ListingSuspended");
        assertThat(node.bean(DeadlineTable.class).due(clock.instant(), 1)).isEmpty();
        done(node.as("otto").post(entry.path("/reinstate")));
        awaitLast(entry, ListingExpired.class);
    }

    @Test
    void a_crash_before_the_table_was_written_loses_no_deadline() throws Exception {
        Entry entry = submitted(node.as("cem"), masks());
        awaitTable();
        node.bean(Configuration.class)
                .eventProcessingConfiguration()
                .eventProcessor(DeadlineProjection.GROUP)
                .orElseThrow()
                .shutDown();
        done(node.as("otto").post(entry.path("/claim")));
        assertThat(node.bean(DeadlineTable.class).due(clock.instant().plus(Duration.ofDays(1)), 1))
                .isEmpty();
        clock.moveBy(Duration.ofMinutes(15));
        restart();
        awaitLast(entry, ClaimReleased.class);
    }

    @Test
    void what_came_to_its_end_leaves_no_deadline() {
        Entry rejected = submitted(node.as("cem"), masks());
        done(node.as("otto").post(rejected.path("/claim")));
        done(node.as("otto")
                .having(2)
                .post(rejected.path("/reject"), "{\"reason\": \"DUPLICATE\", \"text\": \"Gibt es schon.\"}"));
        Entry fulfilled = published(node, node.as("cem"), masks());
        done(node.as("cem").post(fulfilled.path("/fulfil"), "{\"outcome\": \"MATCHED_HERE\"}"));
        Entry withdrawn = published(node, node.as("cem"), masks());
        done(node.as("cem").post(withdrawn.path("/withdraw"), "{\"reason\": \"OTHER\"}"));
        awaitTable();
        assertThat(node.bean(DeadlineTable.class).due(clock.instant().plus(Duration.ofDays(999)), 10))
                .isEmpty();
    }
}
