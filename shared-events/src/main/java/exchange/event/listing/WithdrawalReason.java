package exchange.event.listing;

/** Why a listing was taken back. */
public enum WithdrawalReason {
    NO_LONGER_AVAILABLE,
    NO_LONGER_NEEDED,
    ENTERED_BY_MISTAKE,
    OTHER
}
