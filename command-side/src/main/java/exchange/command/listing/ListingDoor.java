package exchange.command.listing;

import exchange.command.dispatch.CommandGate;
import exchange.command.dispatch.CommandGate.Sent;
import exchange.command.dispatch.CommandHeaders;
import exchange.command.dispatch.Sealing;
import exchange.command.dispatch.Senders;
import exchange.command.dispatch.Statement;
import exchange.command.listing.ListingAccess.Identity;
import exchange.privacy.Vault;
import exchange.web.account.Caller;
import exchange.web.body.Body;
import exchange.web.body.Checks;
import exchange.web.limit.AnonymousAllowance;
import exchange.web.problem.Problem;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/** The way of every command on an existing listing, refusals in the order of API.md: not found, malformed, repeated, unseen, refused. */
@Component
class ListingDoor {

    /**
     * A request that has passed the checks of form.
     *
     * @param seen the version in {@code If-Match}
     */
    record Entered<B>(
            Identity listing,
            B body,
            Sealing sealing,
            @Nullable Long seen,
            Caller caller) {}

    /** Makes the command of a request. */
    interface Making<B> {
        ListingCommand command(Entered<B> entered);
    }

    private final CommandGate gate;
    private final ListingReading reading;
    private final Vault vault;
    private final AnonymousAllowance allowance;

    ListingDoor(CommandGate gate, ListingReading reading, Vault vault, AnonymousAllowance allowance) {
        this.gate = gate;
        this.reading = reading;
        this.vault = vault;
        this.allowance = allowance;
    }

    /** Lets a command in that may do without {@code If-Match}. */
    <B extends Statement> ResponseEntity<ListingAnswer> enter(
            Identity listing,
            HttpServletRequest request,
            Caller caller,
            Body body,
            Class<B> type,
            Checks<B> checks,
            Making<B> making) {
        return enter(listing, request, caller, body, type, checks, making, false);
    }

    /** The same for a body without rules of its own beyond its fields. */
    <B extends Statement> ResponseEntity<ListingAnswer> enter(
            Identity listing, HttpServletRequest request, Caller caller, Body body, Class<B> type, Making<B> making) {
        return enter(listing, request, caller, body, type, (any, errors) -> {}, making);
    }

    /** Lets a decision in, which needs {@code If-Match}. */
    <B extends Statement> ResponseEntity<ListingAnswer> enterSeen(
            Identity listing, HttpServletRequest request, Caller caller, Body body, Class<B> type, Making<B> making) {
        return enter(listing, request, caller, body, type, (any, errors) -> {}, making, true);
    }

    private <B extends Statement> ResponseEntity<ListingAnswer> enter(
            Identity listing,
            HttpServletRequest request,
            Caller caller,
            Body body,
            Class<B> type,
            Checks<B> checks,
            Making<B> making,
            boolean needsVersion) {
        B said = body.as(type, (parsed, errors) -> {
            Senders.check(caller, parsed, errors);
            checks.check(parsed, errors);
        });
        CommandHeaders headers = CommandHeaders.of(request, caller, body, vault);
        Sent<ListingAnswer> sent = gate.earlier(headers.commandId(), headers.bodyHash(), reading::answer)
                .orElseGet(() -> {
                    allowance.take(request, caller);
                    return send(listing, caller, said, headers, making, needsVersion);
                });
        return ResponseEntity.ok()
                .header("Exchange-Position", String.valueOf(sent.position()))
                .eTag("\"" + sent.answer().version() + "\"")
                .body(sent.answer());
    }

    /** What the headers of a request say that sends several commands. */
    CommandHeaders headers(HttpServletRequest request, Caller caller, Body body) {
        return CommandHeaders.of(request, caller, body, vault);
    }

    /** Lets one of several commands of a request in, whose body was read and checked for all of them. */
    <B extends Statement> Sent<ListingAnswer> enterPart(
            Identity listing, Caller caller, B said, CommandHeaders part, Making<B> making) {
        return gate.earlier(part.commandId(), part.bodyHash(), reading::answer)
                .orElseGet(() -> send(listing, caller, said, part, making, false));
    }

    private <B extends Statement> Sent<ListingAnswer> send(
            Identity listing, Caller caller, B said, CommandHeaders headers, Making<B> making, boolean needsVersion) {
        if (needsVersion && headers.seen() == null) {
            throw Problem.preconditionRequired();
        }
        Sealing sealing = new Sealing(vault);
        ListingCommand command = making.command(new Entered<>(listing, said, sealing, headers.seen(), caller));
        return gate.send(
                command,
                Senders.of(caller, said, sealing),
                headers.commandId(),
                headers.bodyHash(),
                sealing,
                reading::answer);
    }
}
