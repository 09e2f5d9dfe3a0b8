package exchange.command.dispatch;

import exchange.log.LogUnavailable;
import exchange.log.StaleDecision;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.axonframework.modelling.command.AggregateStreamCreationException;
import org.axonframework.modelling.command.ConcurrencyException;
import org.springframework.stereotype.Component;

/**
 * How often commands are sent, with which outcome, and how long that takes. Every tag is the name of a class or a constant: nothing that
 * a caller wrote.
 */
@Component
class CommandFigures {

    /** What became of a command that no rule forbade and nothing went wrong with. */
    enum Outcome {
        SUCCESS,
        NOTHING_NEW,
        REPEATED
    }

    private static final String COMMANDS = "exchange.commands";

    private final MeterRegistry registry;
    private final Counter decidedAgain;

    CommandFigures(MeterRegistry registry) {
        this.registry = registry;
        this.decidedAgain = Counter.builder("exchange.commands.decided.again")
                .description("Decisions made once more because the aggregate had moved on")
                .register(registry);
    }

    void answered(Object command, Sender sender, long began, Outcome outcome) {
        record(command, sender, began, outcome.name().toLowerCase(Locale.ROOT), "");
    }

    void failed(Object command, Sender sender, long began, RuntimeException reason) {
        String rule = reason instanceof Refusal refusal ? refusal.rule().name() : "";
        record(command, sender, began, outcome(reason), rule);
    }

    void decidedAgain() {
        decidedAgain.increment();
    }

    private static String outcome(RuntimeException reason) {
        return switch (reason) {
            case Refusal _ -> "refused";
            case StaleVersion _ -> "stale";
            case StaleDecision _, ConcurrencyException _, AggregateStreamCreationException _ -> "contended";
            case LogUnavailable _ -> "unavailable";
            default -> "error";
        };
    }

    private void record(Object command, Sender sender, long began, String outcome, String rule) {
        Timer.builder(COMMANDS)
                .description("Commands sent, until their effect is durable or they have failed")
                .tag("command", command.getClass().getSimpleName())
                .tag("channel", sender.channel())
                .tag("outcome", outcome)
                .tag("rule", rule)
                .register(registry)
                .record(System.nanoTime() - began, TimeUnit.NANOSECONDS);
    }
}
