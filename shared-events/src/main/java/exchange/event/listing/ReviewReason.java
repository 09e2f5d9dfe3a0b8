package exchange.event.listing;

/** Why a moderator turned a listing down, sent it back, suspended or redacted it. */
public enum ReviewReason {
    INCOMPLETE,
    NOT_IN_SCOPE,
    DUPLICATE,
    CERTIFICATE_DOUBTFUL,
    PRICE_USURIOUS,
    FRAUD_SUSPECTED,
    PERSONAL_DATA,
    OTHER
}
