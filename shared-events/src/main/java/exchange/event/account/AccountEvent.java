package exchange.event.account;

/** Everything that can happen to an account. */
public sealed interface AccountEvent permits AccountCreated, AccountConfirmed, RoleGranted, RoleRevoked {

    /** The opaque id of the account. */
    String accountId();
}
