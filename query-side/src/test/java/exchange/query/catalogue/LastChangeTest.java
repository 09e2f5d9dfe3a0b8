package exchange.query.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import exchange.query.model.Generation;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The validator of the catalogue")
class LastChangeTest {

    private final LastChange lastChange = new LastChange();
    private OptionalLong committed = OptionalLong.empty();
    private int asked;

    private String of(int generation, boolean now) {
        return lastChange.of(new Generation(Catalogue.NAME, generation), committed, now, () -> "7." + ++asked);
    }

    @Test
    void is_asked_for_again_after_a_few_milliseconds() throws InterruptedException {
        of(1, false);
        TimeUnit.MILLISECONDS.sleep(20);
        assertThat(of(1, false)).isEqualTo("7.2");
    }

    @Test
    void is_asked_for_at_once_by_whoever_waited_for_a_position_and_for_another_generation() {
        of(1, true);
        assertThat(of(1, true)).isEqualTo("7.2");
        assertThat(of(2, false)).isEqualTo("7.3");
        of(2, false);
        assertThat(of(2, true)).isEqualTo("7." + asked);
    }

    @Test
    void is_asked_for_at_once_where_this_node_has_committed_something_since() {
        committed = OptionalLong.of(40);
        of(1, false);
        committed = OptionalLong.of(41);
        assertThat(of(1, false)).isEqualTo("7.2");
    }
}
