package exchange.command.account;

import exchange.command.account.AccountHistory.AccountCommand;
import exchange.command.account.AccountHistory.ChangeRole;
import exchange.command.account.AccountHistory.CloseAccount;
import exchange.command.account.AccountHistory.ConfirmAccount;
import exchange.command.dispatch.CommandGate.Sent;
import exchange.command.dispatch.CommandHeaders;
import exchange.command.dispatch.Statement;
import exchange.event.account.Role;
import exchange.privacy.Vault;
import exchange.web.account.AccountEntry;
import exchange.web.account.AccountRegister;
import exchange.web.account.Caller;
import exchange.web.body.Body;
import exchange.web.body.Checks;
import exchange.web.problem.Problem;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.constraints.NotNull;
import java.util.function.Function;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Somebody vouches for an account, an administrator changes its role, or it is closed. */
@Tag(name = "Accounts")
@RestController
@RequestMapping("/api/accounts/{id}")
class AccountEndpoint {

    private final AccountDoor door;
    private final AccountRegister register;
    private final Vault vault;

    AccountEndpoint(AccountDoor door, AccountRegister register, Vault vault) {
        this.door = door;
        this.register = register;
        this.vault = vault;
    }

    record Nothing() implements Statement {}

    record NewRole(@NotNull Role role) implements Statement {}

    /** A clerk confirms the first account of an organisation, the organisation its further ones, an administrator any. */
    @PostMapping("/confirm")
    ResponseEntity<AccountAnswer> confirm(
            @PathVariable String id, HttpServletRequest request, Caller caller, Body body) {
        AccountEntry account = visible(id, caller);
        return send(request, caller, body, Nothing.class, (any, errors) -> {}, any -> new ConfirmAccount(id, account));
    }

    /** Whoever could confirm a waiting account may turn it down; an administrator closes any but their own. */
    @PostMapping("/close")
    ResponseEntity<AccountAnswer> close(@PathVariable String id, HttpServletRequest request, Caller caller, Body body) {
        AccountEntry account = visible(id, caller);
        return send(request, caller, body, Nothing.class, (any, errors) -> {}, any -> new CloseAccount(id, account));
    }

    /** Another role; a closed account is open again with it. */
    @PostMapping("/role")
    @RequestBody(content = @Content(schema = @Schema(implementation = NewRole.class)))
    ResponseEntity<AccountAnswer> role(@PathVariable String id, HttpServletRequest request, Caller caller, Body body) {
        AccountEntry account = visible(id, caller);
        return send(
                request,
                caller,
                body,
                NewRole.class,
                (said, errors) -> {
                    if (said.role() == Role.ANONYMOUS || said.role() == Role.SYSTEM) {
                        errors.add("role", "diese Rolle hat kein Konto", "no account has this role");
                    }
                },
                said -> new ChangeRole(id, account, said.role()));
    }

    /** Clerks may know of first accounts also when they are confirmed or further ones: the rule says then why not. */
    private AccountEntry visible(String id, Caller caller) {
        return register.find(id)
                .filter(account -> account.isVisibleTo(caller) || caller.role() == Role.CLERK)
                .orElseThrow(Problem::notFound);
    }

    private <B extends Statement> ResponseEntity<AccountAnswer> send(
            HttpServletRequest request,
            Caller caller,
            Body body,
            Class<B> type,
            Checks<B> checks,
            Function<B, AccountCommand> command) {
        B said = body.as(type, checks);
        CommandHeaders headers = CommandHeaders.of(request, caller, body, vault);
        Sent<AccountAnswer> sent = door.send(caller, said, headers, () -> command.apply(said));
        return ResponseEntity.ok()
                .header("Exchange-Position", String.valueOf(sent.position()))
                .body(sent.answer());
    }
}
