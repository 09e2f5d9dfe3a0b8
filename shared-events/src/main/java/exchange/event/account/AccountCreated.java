package exchange.event.account;

import org.jspecify.annotations.Nullable;

/**
 * An account was opened. Opened by an administrator or by the exchange itself it can be used at once; one that its owner opened waits to be
 * confirmed.
 *
 * @param accountId the opaque id of the account
 * @param organisation the opaque id of the organisation for which a MEMBER, AUTHORITY or PARTNER speaks
 */
public record AccountCreated(
        String accountId, Role role, @Nullable String organisation) implements AccountEvent {}
