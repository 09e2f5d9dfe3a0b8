package exchange.query.proof;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How checkpoints are signed, from {@code EXCHANGE_CHECKPOINT_...}.
 *
 * @param origin the name of the log and of its key, best a domain and path of its own without a scheme; neither blanks nor {@code +}
 */
@ConfigurationProperties("exchange.checkpoint")
record CheckpointSettings(
        @DefaultValue("cooperation-exchange") String origin) {

    CheckpointSettings {
        if (origin.isEmpty()
                || origin.chars()
                        .anyMatch(c -> c == '+'
                                || Character.isWhitespace(c)
                                || Character.isSpaceChar(c)
                                || Character.isISOControl(c))) {
            throw new IllegalArgumentException(
                    "EXCHANGE_CHECKPOINT_ORIGIN is a name without blanks and without +, such as exchange.example/log.");
        }
    }
}
