package exchange.log;

/** A refusal or a no-op was decided on an aggregate that has moved on elsewhere; it has to be decided again. */
public final class StaleDecision extends RuntimeException {

    StaleDecision(String aggregateId) {
        super("Aggregate " + aggregateId + " was decided on as it no longer is", null, false, false);
    }
}
