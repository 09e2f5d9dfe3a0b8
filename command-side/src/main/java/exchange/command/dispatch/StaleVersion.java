package exchange.command.dispatch;

import exchange.web.problem.Problem;

/** The version that the sender has seen ({@code If-Match}) is no longer the current one. */
public final class StaleVersion extends RuntimeException {

    /**
     * @param seen the version that the sender has seen
     * @param current the version now
     */
    public StaleVersion(long seen, long current) {
        super("The listing has moved on from version " + seen + " to " + current, Problem.stale(), false, false);
    }
}
