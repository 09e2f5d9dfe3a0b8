package exchange.query.matching;

import static org.assertj.core.api.Assertions.assertThat;

import exchange.query.matching.Match.Reason;
import exchange.query.matching.ScorePicture.Part;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The picture of a score")
class ScorePictureTest {

    @Test
    void has_one_part_for_each_factor_one_behind_the_other() {
        List<Reason> reasons = new ArrayList<>();
        for (Factor factor : Factor.values()) {
            reasons.add(new Reason(factor.name(), factor.name(), 1, 0.1, factor == Factor.TEXT ? 0.01 : 0.1, ""));
        }
        List<Part> parts = ScorePicture.of(reasons).parts();
        assertThat(parts)
                .extracting(part -> part.reason().name())
                .containsExactly("PRODUCT", "QUANTITY", "CONFORMITY", "DISTANCE", "LEAD_TIME", "TEXT");
        assertThat(parts).extracting(Part::colour).containsExactly(1, 2, 3, 4, 5, 6);
        assertThat(parts)
                .extracting(Part::x)
                .containsExactly("0.00%", "10.00%", "20.00%", "30.00%", "40.00%", "50.00%");
        assertThat(parts.getFirst().width()).isEqualTo("9.75%");
        assertThat(parts.getFirst().lettered()).isTrue();
        assertThat(parts.getLast().width()).isEqualTo("0.75%");
        assertThat(parts.getLast().lettered()).as("a letter in a sliver").isFalse();
    }
}
