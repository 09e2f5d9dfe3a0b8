package exchange.query.people;

import com.fasterxml.jackson.annotation.JsonInclude;
import exchange.event.account.Role;
import exchange.event.listing.OrganisationType;
import exchange.web.account.AccountEntry;
import exchange.web.account.AccountState;
import exchange.web.account.Person;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An account as the API shows it.
 *
 * @param waitsForOrganisation whether its organisation, not the desk, has to vouch for it
 * @param person only where a single account is read, and every such read is recorded; absent in lists
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record AccountView(
        String id,
        String login,
        Role role,
        AccountState state,
        @Nullable OrganisationView organisation,
        boolean waitsForOrganisation,
        Instant createdAt,
        @Nullable Person person) {

    /** @param name null if it was erased */
    record OrganisationView(@Nullable String name, @Nullable OrganisationType type) {}

    static AccountView of(AccountEntry account, @Nullable Person person) {
        return new AccountView(
                account.id(),
                account.login(),
                account.role(),
                account.state(),
                account.organisation() == null
                        ? null
                        : new OrganisationView(account.organisationName(), account.organisationType()),
                account.state() == AccountState.WAITING && account.further(),
                account.createdAt(),
                person);
    }
}
