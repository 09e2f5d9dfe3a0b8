package exchange.query.matching;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.LocalDate;

/**
 * A match that a listing has brought which was published lately.
 *
 * @param listing the younger of the two
 * @param publishedOn the day on which it was
 * @param match its counterpart, which had been there before, with the reason why; ranked among those
 */
record NewMatch(
        Match.Counterpart listing,
        LocalDate publishedOn,
        @JsonUnwrapped Match match) {}
