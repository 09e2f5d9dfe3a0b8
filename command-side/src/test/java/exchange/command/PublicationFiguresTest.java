package exchange.command;

import static exchange.command.Desk.done;
import static exchange.command.Desk.masks;
import static exchange.command.Desk.submitted;
import static org.assertj.core.api.Assertions.assertThat;

import exchange.command.Desk.Entry;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The time from submission to publication")
class PublicationFiguresTest {

    private Node node;

    @BeforeEach
    void opens() {
        node = Node.open(Node.temporaryFolder(), Node.clockOfToday());
    }

    @AfterEach
    void closes() {
        node.close();
    }

    @Test
    void is_recorded_by_the_clock_of_the_decisions() {
        Entry entry = submitted(node.as("cem"), masks());
        node.clock().moveBy(Duration.ofHours(2));
        approve(entry);
        assertThat(publications().count()).isEqualTo(1);
        assertThat(publications().totalTime(TimeUnit.HOURS)).isEqualTo(2);
    }

    @Test
    void is_recorded_once_however_often_the_approval_is_sent() {
        Entry entry = submitted(node.as("cem"), masks());
        long claimed = done(node.as("otto").post(entry.path("/claim"))).version();
        Visitor otto = node.as("otto").having(claimed).withKey("once");
        long approved = done(otto.post(entry.path("/approve"))).version();
        done(otto.post(entry.path("/approve")));
        done(node.as("otto").having(approved).post(entry.path("/approve")));
        assertThat(publications().count()).isEqualTo(1);
    }

    @Test
    void is_not_recorded_for_what_is_refused_or_a_revision() {
        Entry entry = submitted(node.as("cem"), masks());
        assertThat(node.as("otto").having(1).post(entry.path("/approve")).text("rule"))
                .isEqualTo("NOT_IN_REVIEW");
        assertThat(publications().count()).isZero();
        approve(entry);
        done(node.as("cem").put(entry.path(), masks().put("title", "FFP2-Masken, neue Lieferung")));
        approve(entry);
        assertThat(publications().count()).isEqualTo(1);
    }

    private void approve(Entry entry) {
        long claimed = done(node.as("otto").post(entry.path("/claim"))).version();
        done(node.as("otto").having(claimed).post(entry.path("/approve")));
    }

    private Timer publications() {
        return node.bean(MeterRegistry.class)
                .get("exchange.publication.seconds")
                .timer();
    }
}
