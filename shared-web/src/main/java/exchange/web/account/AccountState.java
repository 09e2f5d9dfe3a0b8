package exchange.web.account;

/** Where an account stands. */
public enum AccountState {
    /** Its owner has opened it, and nobody has vouched for it yet. */
    WAITING,
    /** It can be used. */
    OPEN,
    /** It has lost its role. */
    CLOSED
}
