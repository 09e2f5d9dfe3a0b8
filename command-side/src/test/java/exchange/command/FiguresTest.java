package exchange.command;

import static exchange.command.Desk.done;
import static exchange.command.Desk.masks;
import static exchange.command.Desk.submitted;
import static org.assertj.core.api.Assertions.assertThat;

import exchange.command.Desk.Entry;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("What an operator can count")
class FiguresTest {

    private Node node;

    @BeforeEach
    void opens() {
        node = Node.open(Node.temporaryFolder(), Node.clockOfToday());
    }

    @AfterEach
    void closes() {
        node.close();
    }

    /** The sum over all series of a meter that carry the tags. */
    private double scraped(String meter, String... tags) {
        String text =
                done(node.as("ines").get("/actuator/prometheus")).response().body();
        return text.lines()
                .filter(line -> line.startsWith(meter + "{") || line.startsWith(meter + " "))
                .filter(line -> {
                    for (String tag : tags) {
                        if (!line.contains(tag)) {
                            return false;
                        }
                    }
                    return true;
                })
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .sum();
    }

    private double commands(String command, String outcome) {
        return scraped("exchange_commands_seconds_count", "command=\"" + command + "\"", "outcome=\"" + outcome + "\"");
    }

    @Test
    void every_command_is_counted_once_by_its_outcome() {
        Entry entry = submitted(node.as("cem"), masks());
        done(node.as("otto").post(entry.path("/claim")));
        done(node.as("otto").having(2).post(entry.path("/approve")));
        assertThat(node.as("cem").post(entry.path("/claim")).status()).isEqualTo(403);
        assertThat(node.as("mira").post(entry.path("/claim")).text("rule")).isEqualTo("NOTHING_TO_REVIEW");
        done(node.as("otto").having(3).post(entry.path("/approve")));
        assertThat(commands("SubmitOffer", "success")).isEqualTo(1);
        assertThat(commands("ClaimListing", "success")).isEqualTo(1);
        assertThat(commands("ClaimListing", "refused")).isEqualTo(1);
        assertThat(scraped("exchange_commands_seconds_count", "rule=\"NOTHING_TO_REVIEW\""))
                .isEqualTo(1);
        assertThat(commands("ApproveListing", "success")).isEqualTo(1);
        assertThat(commands("ApproveListing", "nothing_new")).isEqualTo(1);
    }

    @Test
    void a_decision_on_a_version_that_has_gone_is_stale() {
        Entry entry = submitted(node.as("cem"), masks());
        done(node.as("otto").post(entry.path("/claim")));
        assertThat(node.as("otto").having(1).post(entry.path("/approve")).status())
                .isEqualTo(412);
        assertThat(commands("ApproveListing", "stale")).isEqualTo(1);
    }

    @Test
    void the_log_counts_each_event_that_it_has_stored_and_knows_its_head() {
        double before = scraped("exchange_log_batch_events_sum");
        double appendsBefore = scraped("exchange_log_append_seconds_count", "outcome=\"durable\"");
        double headBefore = scraped("exchange_log_head");
        Entry entry = submitted(node.as("cem"), masks());
        done(node.as("otto").post(entry.path("/claim")));
        double events = scraped("exchange_log_head") - headBefore;
        assertThat(events).isGreaterThanOrEqualTo(2);
        assertThat(scraped("exchange_log_batch_events_sum") - before).isEqualTo(events);
        assertThat(scraped("exchange_log_append_seconds_count", "outcome=\"durable\"") - appendsBefore)
                .isEqualTo(2);
        assertThat(scraped("exchange_log_waiting")).isZero();
    }

    @Test
    void a_key_used_again_moves_nothing() {
        String key = UUID.randomUUID().toString();
        node.as("cem").withKey(key).post("/api/listings", masks());
        node.as("cem").withKey(key).post("/api/listings", masks());
        assertThat(scraped("exchange_commands_seconds_count", "command=\"SubmitOffer\""))
                .isEqualTo(1);
    }
}
