package exchange.web.account;

import exchange.event.account.Role;
import exchange.event.listing.OrganisationType;
import org.jspecify.annotations.Nullable;

/**
 * What is needed to open an account.
 *
 * @param id opaque, of {@link AccountRegister#idFor} or random
 * @param password in clear; only its hash is stored
 * @param organisation the opaque id of an organisation that there is; null for none, or a new one
 * @param newOrganisation an organisation to be added with the account
 */
public record NewAccount(
        String id,
        String login,
        Person person,
        String password,
        Role role,
        @Nullable String organisation,
        @Nullable NewOrganisation newOrganisation,
        AccountState state) {

    /** An organisation that is not known yet. */
    public record NewOrganisation(String name, OrganisationType type) {}

    @Override
    public String toString() {
        return "NewAccount[" + id + "]";
    }
}
