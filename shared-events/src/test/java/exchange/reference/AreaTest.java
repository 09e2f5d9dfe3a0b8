package exchange.reference;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("An area")
class AreaTest {

    private final Random random = new Random(3);

    private double[] position(double spread) {
        return new double[] {
            Math.clamp(random.nextGaussian(50, spread), -90, 90),
            Math.clamp(random.nextGaussian(10, spread * 2), -180, 180)
        };
    }

    /** Neighbours a metre apart, and antipodes: nowhere may rounding make a distance longer than it is. */
    @Test
    void is_never_said_to_be_farther_than_what_is_in_it() {
        for (int round = 0; round < 50_000; round++) {
            double spread = Math.pow(10, random.nextDouble(-5, 2));
            double[] from = position(spread);
            Area area = new Area();
            double nearest = Double.MAX_VALUE;
            for (int position = random.nextInt(4); position >= 0; position--) {
                double[] to = random.nextInt(20) == 0 ? from : position(spread);
                area.add(to[0], to[1]);
                nearest = Math.min(nearest, Places.kilometresBetween(from[0], from[1], to[0], to[1]));
            }
            Area larger = new Area();
            larger.add(area);
            larger.add(position(spread)[0], position(spread)[1]);
            assertThat(area.kilometresAtLeast(from[0], from[1])).isLessThanOrEqualTo(nearest);
            assertThat(larger.kilometresAtLeast(from[0], from[1])).isLessThanOrEqualTo(nearest);
        }
    }

    @Test
    void is_as_far_as_the_one_position_in_it_but_for_the_curve_of_the_earth() {
        Area area = new Area();
        area.add(52.53, 13.38);
        double between = Places.kilometresBetween(48.78, 9.18, 52.53, 13.38);
        assertThat(area.kilometresAtLeast(48.78, 9.18)).isBetween(between * 0.999, between);
    }

    @Test
    void is_nowhere_while_there_is_nothing_in_it() {
        assertThat(new Area().kilometresAtLeast(48.78, 9.18)).isZero();
    }
}
