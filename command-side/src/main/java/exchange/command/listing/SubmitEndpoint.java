package exchange.command.listing;

import com.fasterxml.jackson.annotation.JsonInclude;
import exchange.command.dispatch.CommandGate;
import exchange.command.dispatch.CommandGate.Sent;
import exchange.command.dispatch.CommandHeaders;
import exchange.command.dispatch.Rule;
import exchange.command.dispatch.Sealing;
import exchange.command.dispatch.Senders;
import exchange.command.listing.ListingCommand.SubmitIdea;
import exchange.command.listing.ListingCommand.SubmitListing;
import exchange.command.listing.ListingCommand.SubmitOffer;
import exchange.command.listing.ListingCommand.SubmitRequest;
import exchange.command.opening.ExchangeGate;
import exchange.event.account.Role;
import exchange.event.listing.ListingId;
import exchange.event.listing.ListingSubmitted;
import exchange.event.listing.Owner;
import exchange.log.LogEventStorageEngine;
import exchange.log.StoredEvent;
import exchange.privacy.Vault;
import exchange.web.account.Caller;
import exchange.web.body.Body;
import exchange.web.limit.AnonymousAllowance;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** Offers, requests and ideas come in: by web form, from an account, or entered at the desk. */
@Tag(name = "Listings")
@RestController
class SubmitEndpoint {

    private final CommandGate gate;
    private final ExchangeGate exchange;
    private final ListingBodyChecks checks;
    private final ListingContents contents;
    private final References references;
    private final LogEventStorageEngine engine;
    private final ManageTokens tokens;
    private final Vault vault;
    private final CallBacks callBacks;
    private final AnonymousAllowance allowance;

    SubmitEndpoint(
            CommandGate gate,
            ExchangeGate exchange,
            ListingBodyChecks checks,
            ListingContents contents,
            References references,
            LogEventStorageEngine engine,
            ManageTokens tokens,
            Vault vault,
            CallBacks callBacks,
            AnonymousAllowance allowance) {
        this.gate = gate;
        this.exchange = exchange;
        this.checks = checks;
        this.contents = contents;
        this.references = references;
        this.engine = engine;
        this.tokens = tokens;
        this.vault = vault;
        this.callBacks = callBacks;
        this.allowance = allowance;
    }

    /**
     * @param reference the short number, sayable on the telephone
     * @param manageToken for those without an account only: whoever bears it manages the listing. It is shown here and never again
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Submitted(String id, String reference, @Nullable String manageToken) {}

    @PostMapping("/api/listings")
    @RequestBody(required = true, content = @Content(schema = @Schema(implementation = ListingBody.class)))
    ResponseEntity<Submitted> submit(HttpServletRequest request, Caller caller, Body body) {
        ListingBody said = body.as(ListingBody.class, (parsed, errors) -> {
            Senders.check(caller, parsed, errors);
            checks.check(parsed, errors);
        });
        CommandHeaders headers = CommandHeaders.of(request, caller, body, vault);
        Sent<Submitted> sent = gate.earlier(headers.commandId(), headers.bodyHash(), events -> answer(events, headers))
                .orElseGet(() -> {
                    allowance.take(request, caller);
                    return send(said, caller, headers);
                });
        return ResponseEntity.created(
                        URI.create("/api/listings/" + sent.answer().id()))
                .header("Exchange-Position", String.valueOf(sent.position()))
                .body(sent.answer());
    }

    private Sent<Submitted> send(ListingBody said, Caller caller, CommandHeaders headers) {
        if (!exchange.isOpen()) {
            throw Rule.EXCHANGE_CLOSED.refusal();
        }
        Sealing sealing = new Sealing(vault);
        SubmitListing command = command(said, caller, headers, sealing);
        Sent<Object> sent = gate.send(
                command,
                Senders.of(caller, said, sealing),
                headers.commandId(),
                headers.bodyHash(),
                sealing,
                events -> answer(events, headers));
        Submitted answer = sent.answer() instanceof Submitted repeated
                ? repeated
                : new Submitted(
                        command.listingId().toString(),
                        command.reference(),
                        command.owner().linkDigest() == null ? null : tokens.token(headers));
        return new Sent<>(answer, sent.position());
    }

    private SubmitListing command(ListingBody said, Caller caller, CommandHeaders headers, Sealing sealing) {
        ListingId id = ListingId.random();
        String reference = references.next();
        Owner owner = owner(caller, headers);
        var content = contents.content(said, owner, sealing);
        var contact = contents.contact(said, sealing);
        var callBack = callBacks.afterSubmission(id, said, sealing);
        return switch (said.kind()) {
            case OFFER -> new SubmitOffer(id, reference, content, contact, owner, callBack);
            case REQUEST -> new SubmitRequest(id, reference, content, contact, owner, callBack);
            case IDEA -> new SubmitIdea(id, reference, content, contact, owner, callBack);
        };
    }

    private Owner owner(Caller caller, CommandHeaders headers) {
        if (caller.isAnonymous()) {
            return new Owner(null, Owner.linkDigest(tokens.token(headers)));
        }
        return caller.role() == Role.MEMBER ? new Owner(caller.organisation(), null) : Owner.DESK;
    }

    private Submitted answer(List<StoredEvent> ofCommand, CommandHeaders headers) {
        ListingSubmitted submitted = engine.messages(ofCommand)
                .map(message -> message.getPayload())
                .filter(ListingSubmitted.class::isInstance)
                .map(ListingSubmitted.class::cast)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("The command submitted no listing"));
        return new Submitted(
                submitted.listingId().toString(),
                submitted.reference(),
                submitted.owner().linkDigest() == null ? null : tokens.token(headers));
    }
}
