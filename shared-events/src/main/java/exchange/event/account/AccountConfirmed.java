package exchange.event.account;

/** Somebody who may vouches for an account that its owner opened: it can be used from now on. */
public record AccountConfirmed(String accountId) implements AccountEvent {}
