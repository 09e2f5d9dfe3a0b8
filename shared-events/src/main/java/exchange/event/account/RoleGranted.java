package exchange.event.account;

/** The account has another role from now on, or a role again. */
public record RoleGranted(String accountId, Role role) implements AccountEvent {}
