package exchange.event.listing;

/** What a listing came to when it was fulfilled. */
public enum Outcome {
    MATCHED_HERE,
    MATCHED_ELSEWHERE,
    PARTLY_MATCHED
}
