package exchange.web.account;

import java.util.List;
import java.util.Optional;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.SimpleGrantedAuthority;

/**
 * Lets accounts in by login and password. A wrong password and a login that does not exist cost the same one hash. The details of the
 * request to log in are expected to be the caller's address.
 */
final class AccountAuthentication implements AuthenticationProvider {

    /** Instead of the caller's address, which must not get into a session. */
    private static final String NO_DETAILS = "";

    private final Accounts accounts;
    private final Passwords passwords;
    private final FailedLogins failures;

    AccountAuthentication(Accounts accounts, Passwords passwords, FailedLogins failures) {
        this.accounts = accounts;
        this.passwords = passwords;
        this.failures = failures;
    }

    @Override
    public Authentication authenticate(Authentication given) {
        String address = String.valueOf(given.getDetails());
        String login = Accounts.normalised(given.getName()).orElse("");
        String password =
                given.getCredentials() == null ? "" : given.getCredentials().toString();
        failures.check(address, login);
        Optional<Account> account = password.length() > Passwords.LONGEST ? Optional.empty() : accounts.toLogIn(login);
        if (account.isEmpty()) {
            passwords.pretend(login);
        } else if (passwords.isOf(account.get(), password)) {
            return authenticated(account.get());
        }
        failures.failed(address, login);
        throw new BadCredentialsException("Wrong login or password");
    }

    @Override
    public boolean supports(Class<?> authentication) {
        return UsernamePasswordAuthenticationToken.class.isAssignableFrom(authentication);
    }

    private static Authentication authenticated(Account account) {
        var token = UsernamePasswordAuthenticationToken.authenticated(
                account.loggedIn(),
                null,
                List.of(new SimpleGrantedAuthority("ROLE_" + account.role().name())));
        token.setDetails(NO_DETAILS);
        return token;
    }
}
