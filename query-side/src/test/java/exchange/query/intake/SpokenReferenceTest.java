package exchange.query.intake;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A reference that is read out")
class SpokenReferenceTest {

    @Test
    void comes_in_groups_of_three_with_its_check_digit_behind() {
        assertThat(SpokenReference.of("10042-3").groups()).containsExactly("10", "042");
        assertThat(SpokenReference.of("10042-3").check()).isEqualTo("3");
        assertThat(SpokenReference.of("1234567-8").groups()).containsExactly("1", "234", "567");
    }

    @Test
    void may_lack_a_check_digit() {
        assertThat(SpokenReference.of("10042").groups()).containsExactly("10", "042");
        assertThat(SpokenReference.of("10042").check()).isNull();
    }
}
