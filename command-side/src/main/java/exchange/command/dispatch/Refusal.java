package exchange.command.dispatch;

import exchange.web.problem.Problem;

/** A command that a rule forbids. It leaves no trace in the log. The cause is how it is told to a caller. */
public final class Refusal extends RuntimeException {

    private final Rule rule;

    Refusal(Rule rule) {
        super(rule.english(), Problem.rule(rule.name(), rule.german(), rule.english()), false, false);
        this.rule = rule;
    }

    public Rule rule() {
        return rule;
    }
}
