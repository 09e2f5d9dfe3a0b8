package exchange.command.account;

import exchange.command.account.AccountHistory.CreateAccount;
import exchange.command.dispatch.CommandGate.Sent;
import exchange.command.dispatch.CommandHeaders;
import exchange.command.dispatch.Statement;
import exchange.event.account.Role;
import exchange.event.listing.OrganisationType;
import exchange.privacy.Vault;
import exchange.web.account.AccountEntry;
import exchange.web.account.AccountRegister;
import exchange.web.account.AccountState;
import exchange.web.account.Accounts;
import exchange.web.account.Caller;
import exchange.web.account.NewAccount;
import exchange.web.account.NewAccount.NewOrganisation;
import exchange.web.account.Person;
import exchange.web.body.Body;
import exchange.web.body.Errors;
import exchange.web.limit.AnonymousAllowance;
import exchange.web.problem.Language;
import exchange.web.problem.Problem;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * {@code POST /api/accounts}: a company opens its account, which waits until somebody vouches for it; an administrator opens accounts in any
 * role, which can be used at once.
 */
@Tag(name = "Accounts")
@RestController
class RegisterEndpoint {

    private static final String TAKEN = "dieser Anmeldename ist vergeben";
    private static final String TAKEN_EN = "this login is taken";

    private final AccountDoor door;
    private final AccountRegister register;
    private final Accounts accounts;
    private final Vault vault;
    private final AnonymousAllowance allowance;

    RegisterEndpoint(
            AccountDoor door, AccountRegister register, Accounts accounts, Vault vault, AnonymousAllowance allowance) {
        this.door = door;
        this.register = register;
        this.accounts = accounts;
        this.vault = vault;
        this.allowance = allowance;
    }

    record OrganisationBody(
            @NotNull @Size(min = 2, max = 200) String name,
            @NotNull OrganisationType type) {}

    /**
     * @param organisation a new one; what it is called is for others to check
     * @param colleague instead: the login of somebody who has an account of the same organisation already
     * @param login 1 to 64 letters, digits and {@code . _ @ + -}
     * @param role for administrators, who have to say it; everybody else registers a MEMBER
     */
    record Registration(
            @Nullable @Valid OrganisationBody organisation,
            @Nullable @Size(min = 1, max = 64) String colleague,
            @NotNull @Size(min = 1, max = 64) String login,
            @NotNull @Size(min = 2, max = 200) String name,
            @Nullable @Email @Size(max = 254) String email,

            @Nullable @Pattern(regexp = "[+]?[0-9 ()/.-]{3,40}", message = "{exchange.phone}")
            String phone,

            @NotNull @Size(min = AccountRegister.SHORTEST_PASSWORD, max = AccountRegister.LONGEST_PASSWORD)
            String password,

            @Nullable Role role)
            implements Statement {}

    @PostMapping("/api/accounts")
    @RequestBody(required = true, content = @Content(schema = @Schema(implementation = Registration.class)))
    ResponseEntity<AccountAnswer> register(HttpServletRequest request, Caller caller, Body body) {
        CommandHeaders said = CommandHeaders.of(request, caller, body, vault);
        String id = register.idFor(said.commandId());
        Registration registration = body.as(Registration.class, (parsed, errors) -> check(parsed, caller, id, errors));
        CommandHeaders headers = new CommandHeaders(said.commandId(), withoutPassword(registration), said.seen());
        Sent<AccountAnswer> sent = door.earlier(headers).orElseGet(() -> {
            allowance.take(request, caller);
            return open(registration, id, caller, headers);
        });
        return ResponseEntity.created(
                        URI.create("/api/accounts/" + sent.answer().id()))
                .header("Exchange-Position", String.valueOf(sent.position()))
                .body(sent.answer());
    }

    private Sent<AccountAnswer> open(Registration said, String id, Caller caller, CommandHeaders headers) {
        Role role = said.role() == null ? Role.MEMBER : said.role();
        NewAccount account = new NewAccount(
                id,
                said.login(),
                new Person(said.name(), said.email(), said.phone()),
                said.password(),
                role,
                organisationOf(said.colleague()).orElse(null),
                said.organisation() == null
                        ? null
                        : new NewOrganisation(
                                said.organisation().name(), said.organisation().type()),
                caller.role() == Role.ADMIN ? AccountState.OPEN : AccountState.WAITING);
        if (!register.open(account)) {
            throw Problem.malformed("login", Language.current().choose(TAKEN, TAKEN_EN));
        }
        String organisation = register.find(id).map(AccountEntry::organisation).orElse(null);
        return door.send(caller, said, headers, () -> new CreateAccount(id, role, organisation));
    }

    private void check(Registration said, Caller caller, String id, Errors errors) {
        if (said.login() != null) {
            checkLogin(said.login(), id, errors);
        }
        if (said.password() != null && said.password().equalsIgnoreCase(said.login())) {
            errors.add("password", "darf nicht der Anmeldename sein", "must not be the login");
        }
        if (caller.role() != Role.ADMIN) {
            if (said.role() != null) {
                errors.add("role", "nur von der Verwaltung", "only from administrators");
            }
        } else if (said.role() == null || said.role() == Role.ANONYMOUS || said.role() == Role.SYSTEM) {
            errors.add("role", "bitte eine Rolle wählen", "please choose a role");
        }
        checkOrganisation(said, errors);
        if (caller.role() != Role.ADMIN && said.email() == null && said.phone() == null) {
            errors.add(
                    "email",
                    "eine E-Mail-Adresse oder eine Telefonnummer wird gebraucht",
                    "an e-mail address or a telephone number is needed");
        }
    }

    private void checkLogin(String login, String id, Errors errors) {
        if (AccountRegister.normalisedLogin(login).isEmpty()) {
            errors.add(
                    "login",
                    "nur Buchstaben ohne Umlaute, Ziffern und . _ @ + -, am Anfang ein Buchstabe oder eine Ziffer",
                    "only letters, digits and . _ @ + -, beginning with a letter or a digit");
        } else if (accounts.accountIdOf(login)
                .filter(taken -> !taken.equals(id))
                .isPresent()) {
            errors.add("login", TAKEN, TAKEN_EN);
        }
    }

    private void checkOrganisation(Registration said, Errors errors) {
        if (said.role() != null && said.role().isStaff()) {
            if (said.organisation() != null || said.colleague() != null) {
                errors.add("organisation", "diese Rolle spricht für keine", "this role speaks for none");
            }
        } else if (said.organisation() == null && said.colleague() == null) {
            errors.add("organisation.name", "bitte angeben", "please say it");
        } else if (said.organisation() != null && said.colleague() != null) {
            errors.add(
                    "colleague",
                    "entweder eine neue Organisation oder jemand aus einer, die es schon gibt",
                    "either a new organisation, or somebody of one that is there already");
        } else if (said.colleague() != null && organisationOf(said.colleague()).isEmpty()) {
            errors.add(
                    "colleague",
                    "kein Konto einer Organisation mit diesem Anmeldenamen",
                    "no account of an organisation with this login");
        }
    }

    private Optional<String> organisationOf(@Nullable String colleague) {
        return Optional.ofNullable(colleague)
                .flatMap(accounts::callerOf)
                .filter(account -> account.role() == Role.MEMBER)
                .map(Caller::organisation);
    }

    /** The history keeps a digest of what was said, and must not help anybody to guess the password. */
    private String withoutPassword(Registration said) {
        String rest = String.join(
                "\n",
                said.login(),
                said.name(),
                Objects.toString(said.email()),
                Objects.toString(said.phone()),
                Objects.toString(said.role()),
                Objects.toString(said.colleague()),
                Objects.toString(said.organisation()));
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(vault.mac("registration", rest.getBytes(StandardCharsets.UTF_8)));
    }
}
