package exchange.query.page;

import static org.assertj.core.api.Assertions.assertThat;

import exchange.event.listing.Urgency;
import exchange.query.page.ServiceLevels.Standing;
import java.time.Duration;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("The time that a listing may wait")
class ServiceLevelsTest {

    private final ServiceLevels levels =
            new ServiceLevels(Duration.ofMinutes(60), Duration.ofMinutes(30), Duration.ofMinutes(30), 80);

    @ParameterizedTest
    @CsvSource({
        "NORMAL, 0, FINE, 60, 60",
        "NORMAL, 47, FINE, 13, 60",
        "NORMAL, 48, SOON, 12, 60",
        "NORMAL, 60, OVERDUE, 0, 60",
        "URGENT, 41, OVERDUE, 11, 30",
        "CRITICAL, 24, SOON, 6, 30"
    })
    void is_told_with_what_is_left_of_it_or_over(
            Urgency urgency, int waited, Standing standing, int minutes, int target) {
        assertThat(levels.level(urgency, Duration.ofMinutes(waited)))
                .isEqualTo(new ServiceLevels.Level(
                        standing, Duration.ofMinutes(minutes).toSeconds(), target));
    }
}
