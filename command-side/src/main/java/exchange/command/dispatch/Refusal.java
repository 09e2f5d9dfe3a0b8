package exchange.command.dispatch;

/** A command that a rule forbids. It leaves no trace in the log. */
public final class Refusal extends RuntimeException {

    private final Rule rule;

    Refusal(Rule rule) {
        super(rule.english(), null, false, false);
        this.rule = rule;
    }

    public Rule rule() {
        return rule;
    }
}
