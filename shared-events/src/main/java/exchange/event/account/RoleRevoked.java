package exchange.event.account;

/**
 * The account has no role any more, and nobody can log in with it. One that was never confirmed is thereby turned down.
 *
 * @param role that it had
 */
public record RoleRevoked(String accountId, Role role) implements AccountEvent {}
