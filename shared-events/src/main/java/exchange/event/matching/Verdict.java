package exchange.event.matching;

/** Whether two listings go together, in somebody's judgement. */
public enum Verdict {
    GOOD,
    BAD
}
