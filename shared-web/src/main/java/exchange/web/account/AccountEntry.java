package exchange.web.account;

import exchange.event.account.Role;
import exchange.event.listing.OrganisationType;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An account as those see it who look after accounts: without the person.
 *
 * @param organisation the opaque id of the organisation for which it speaks
 * @param organisationName null if there is none, or it was erased
 * @param further whether that organisation has another account in use, which can vouch for this one
 */
public record AccountEntry(
        String id,
        String login,
        Role role,
        AccountState state,
        @Nullable String organisation,
        @Nullable String organisationName,
        @Nullable OrganisationType organisationType,
        boolean further,
        Instant createdAt) {

    /** Whether a caller may see it: administrators see all, clerks what waits for them, members those of their organisation. */
    public boolean isVisibleTo(Caller caller) {
        return switch (caller.role()) {
            case ADMIN -> true;
            case CLERK -> state == AccountState.WAITING && !further;
            case MEMBER -> organisation != null && organisation.equals(caller.organisation());
            case ANONYMOUS, AUTHORITY, PARTNER, MODERATOR, AUDITOR, SYSTEM -> false;
        };
    }

    /** Whether it waits for this caller to vouch for it. */
    public boolean waitsFor(Caller caller) {
        return state == AccountState.WAITING && isVisibleTo(caller);
    }
}
