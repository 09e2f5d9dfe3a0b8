package exchange.event.account;

/**
 * What an account is allowed to do (DOMAIN.md, "People"); an account holds one role. {@link #ANONYMOUS} and {@link #SYSTEM} are held
 * by no account: they say in the history that somebody without one, or the exchange itself, acted.
 */
public enum Role {
    ANONYMOUS,
    MEMBER,
    AUTHORITY,
    PARTNER,
    CLERK,
    MODERATOR,
    AUDITOR,
    ADMIN,
    SYSTEM;

    /** Whether this role works for the exchange and sees listings in every state. */
    public boolean isStaff() {
        return this == CLERK || this == MODERATOR || this == AUDITOR || this == ADMIN;
    }
}
