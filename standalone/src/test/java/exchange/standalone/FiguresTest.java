package exchange.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@DisplayName("What an operator reads from the figures")
@ExtendWith(OnSharedExchange.class)
class FiguresTest {

    private final Person cem;
    private final Person otto;
    private final Person anybody;
    private final RunningExchange exchange;

    FiguresTest(RunningExchange exchange) {
        this.exchange = exchange;
        cem = exchange.as("cem");
        otto = exchange.as("otto");
        anybody = exchange.anybody();
    }

    @Test
    void moves_by_what_a_walk_to_publication_did() {
        otto.get("/api/moderation/queue", History.head(exchange)).is(200);
        double queued = figure("exchange_queue_length");
        double published = figure("exchange_publication_seconds_count");
        double approvals = approvals("success");
        double repeated = approvals("nothing_new");
        double stale = approvals("stale");
        double head = figure("exchange_log_head");
        double stored = figure("exchange_log_batch_events_sum");
        Reply submitted = cem.submit(Drafts.masks("Masken für die Kennzahlen")).is(201);
        String id = submitted.id();
        queueHasSeen(submitted);
        assertThat(figure("exchange_queue_length")).isEqualTo(queued + 1);
        assertThat(figure("exchange_queue_oldest_seconds")).isPositive();
        assertThat(figure("exchange_publication_seconds_count")).isEqualTo(published);

        Reply claimed = otto.does("claim", id).is(200);
        otto.having(1).does("approve", id).is(412);
        Reply approved = otto.having(claimed.version()).does("approve", id).is(200);
        otto.having(approved.version()).does("approve", id).is(200);
        queueHasSeen(approved);
        assertThat(figure("exchange_queue_length")).isEqualTo(queued);
        assertThat(figure("exchange_publication_seconds_count")).isEqualTo(published + 1);
        assertThat(approvals("success")).isEqualTo(approvals + 1);
        assertThat(approvals("nothing_new")).isEqualTo(repeated + 1);
        assertThat(approvals("stale")).isEqualTo(stale + 1);
        assertThat(figure("exchange_log_head")).isGreaterThanOrEqualTo(head + 3);
        assertThat(figure("exchange_log_batch_events_sum")).isGreaterThanOrEqualTo(stored + 3);
    }

    private double approvals(String outcome) {
        return figure("exchange_commands_seconds_count", "command=\"ApproveListing\"", "outcome=\"" + outcome + "\"");
    }

    private void queueHasSeen(Reply command) {
        otto.get("/api/moderation/queue", command.position()).is(200);
    }

    /** The sum over all series of a meter that carry the tags. */
    private double figure(String meter, String... tags) {
        return anybody.get("/actuator/prometheus")
                .is(200)
                .text()
                .lines()
                .filter(line -> line.startsWith(meter + " ") || line.startsWith(meter + "{"))
                .filter(line -> Arrays.stream(tags).allMatch(line::contains))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .sum();
    }
}
