package exchange.command.account;

import exchange.command.mail.PasswordLinks;
import exchange.web.account.AccountRegister;
import exchange.web.account.Accounts;
import exchange.web.account.Caller;
import exchange.web.body.Body;
import exchange.web.limit.AnonymousAllowance;
import exchange.web.problem.Language;
import exchange.web.problem.Problem;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** New passwords. None of this is in the history. */
@Tag(name = "Accounts")
@RestController
@RequestMapping("/api/password")
class PasswordEndpoint {

    private final AccountRegister register;
    private final Accounts accounts;
    private final PasswordLinks links;
    private final AnonymousAllowance allowance;

    PasswordEndpoint(AccountRegister register, Accounts accounts, PasswordLinks links, AnonymousAllowance allowance) {
        this.register = register;
        this.accounts = accounts;
        this.links = links;
        this.allowance = allowance;
    }

    record Forgotten(@NotNull @Size(min = 1, max = 64) String login) {}

    /** @param token what the link of the mail carries */
    record Replacement(
            @NotNull @Size(min = 1, max = 100) String token,

            @NotNull @Size(min = AccountRegister.SHORTEST_PASSWORD, max = AccountRegister.LONGEST_PASSWORD)
            String password) {}

    record Change(
            @NotNull @Size(min = 1, max = AccountRegister.LONGEST_PASSWORD)
            String oldPassword,

            @NotNull @Size(min = AccountRegister.SHORTEST_PASSWORD, max = AccountRegister.LONGEST_PASSWORD)
            String password) {}

    /** Sends a link, if there is such an account and it has an address; the answer is the same if not. */
    @PostMapping("/forgotten")
    @RequestBody(required = true, content = @Content(schema = @Schema(implementation = Forgotten.class)))
    ResponseEntity<Void> forgotten(HttpServletRequest request, Caller caller, Body body) {
        String login = body.as(Forgotten.class).login();
        allowance.take(request, caller);
        links.send(
                login,
                register.openAccount(login).orElse(null),
                Language.current().locale().getLanguage());
        return ResponseEntity.accepted().build();
    }

    /** Whoever has the link takes another password. All sessions end. */
    @PostMapping
    @RequestBody(required = true, content = @Content(schema = @Schema(implementation = Replacement.class)))
    ResponseEntity<Void> replace(Body body) {
        Replacement said = body.as(Replacement.class);
        if (!links.use(said.token(), account -> accounts.changePassword(account, said.password()))) {
            throw Problem.malformed(
                    "token",
                    Language.current()
                            .choose(
                                    "dieser Link ist abgelaufen oder schon benutzt; bitte fordern Sie einen neuen an",
                                    "this link has expired or been used; please ask for a new one"));
        }
        return ResponseEntity.noContent().build();
    }

    /** Somebody who is logged in takes another password, and has to log in anew. */
    @PostMapping("/change")
    @RequestBody(required = true, content = @Content(schema = @Schema(implementation = Change.class)))
    ResponseEntity<Void> change(HttpServletRequest request, Caller caller, Body body) {
        Change said = body.as(Change.class);
        if (!register.changePassword(caller, request.getRemoteAddr(), said.oldPassword(), said.password())) {
            throw Problem.malformed(
                    "oldPassword",
                    Language.current()
                            .choose("das ist nicht Ihr jetziges Passwort", "this is not your present password"));
        }
        links.forget(caller.accountId());
        return ResponseEntity.noContent().build();
    }
}
