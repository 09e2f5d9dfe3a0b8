package exchange.command;

import static exchange.command.Node.MASTER_KEY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import exchange.log.EventLog;
import exchange.node.ExchangeSettings;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Starting")
class StartTest {

    private final Path data = Node.temporaryFolder();
    private final MovableClock clock = Node.clockOfToday();

    private Node start(String... settings) {
        return Node.start(data, clock, settings);
    }

    /** What time did to the listings meanwhile is left out. */
    private static List<String> toldBySomebody(Node node) {
        Set<String> byTime = Set.of("ClaimReleased", "ExpiryAnnounced", "ListingExpired");
        return node.bean(EventLog.class).after(0, 10_000).stream()
                .filter(event -> !byTime.contains(event.type()))
                .map(event -> event.eventId() + " " + event.type())
                .toList();
    }

    private static void assertRefused(ThrowingCallable start, String sentence) {
        assertThatThrownBy(start)
                .rootCause()
                .isInstanceOf(ExchangeSettings.Unusable.class)
                .hasMessageContaining(sentence);
    }

    @Test
    void an_empty_database_needs_a_first_administrator() {
        assertRefused(
                () -> start("--exchange.master-key=" + MASTER_KEY).close(),
                "Set EXCHANGE_ADMIN_USER and EXCHANGE_ADMIN_PASSWORD");
    }

    @Test
    void real_use_needs_a_master_key() {
        assertRefused(
                () -> start("--exchange.admin.user=ines", "--exchange.admin.password=secret")
                        .close(),
                "EXCHANGE_MASTER_KEY is missing");
    }

    @Test
    void a_database_of_real_use_starts_again_without_an_administrator_and_never_as_a_demonstration() {
        Node.open(data, clock).close();
        start("--exchange.master-key=" + MASTER_KEY).close();
        assertRefused(
                () -> start("--exchange.demo=true", "--exchange.master-key=" + MASTER_KEY)
                        .close(),
                "not made by demo mode");
    }

    @Test
    void a_database_is_never_opened_with_another_master_key() {
        Node.open(data, clock).close();
        assertRefused(
                () -> start("--exchange.master-key=" + "B".repeat(43) + "=").close(),
                "not the key that this database was sealed under");
    }

    @Test
    void a_demonstration_loads_its_listings_once_and_is_never_taken_for_real_use() {
        List<String> first;
        try (Node node = start("--exchange.demo=true")) {
            first = toldBySomebody(node);
            assertThat(first).filteredOn(event -> event.endsWith("Submitted")).hasSizeGreaterThanOrEqualTo(40);
            assertThat(first)
                    .filteredOn(event -> event.endsWith("AccountCreated"))
                    .hasSize(10);
            assertThat(node.as("otto").post("/api/listings/nonsense/claim").status())
                    .isEqualTo(404);
        }
        try (Node node = start("--exchange.demo=true")) {
            assertThat(toldBySomebody(node)).isEqualTo(first);
        }
        assertRefused(
                () -> start("--exchange.demo=false", "--exchange.master-key=" + MASTER_KEY)
                        .close(),
                "made by demo mode");
    }
}
