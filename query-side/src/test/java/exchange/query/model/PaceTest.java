package exchange.query.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The pace of a rebuild")
class PaceTest {

    private static final Instant START = Instant.parse("2026-11-27T08:00:00Z");

    private final Pace begun = new Pace(START, 100, 0);

    @Test
    void tells_how_long_the_rest_takes() {
        Pace after = begun.measured(START.plusSeconds(5), 1_100);
        assertThat(after.eventsPerSecond()).isEqualTo(200);
        assertThat(after.secondsLeft(1_100, 13_100)).isEqualTo(60);
    }

    @Test
    void tells_nothing_while_nothing_moves() {
        assertThat(begun.secondsLeft(100, 13_100)).isNull();
        assertThat(begun.measured(START.plusSeconds(5), 100).secondsLeft(100, 13_100))
                .isNull();
    }
}
