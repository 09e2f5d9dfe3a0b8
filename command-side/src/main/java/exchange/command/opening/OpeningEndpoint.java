package exchange.command.opening;

import exchange.command.dispatch.CommandGate;
import exchange.command.dispatch.CommandGate.Sent;
import exchange.command.dispatch.CommandHeaders;
import exchange.command.dispatch.Sealing;
import exchange.command.dispatch.Senders;
import exchange.command.dispatch.Statement;
import exchange.command.opening.Opening.CloseExchange;
import exchange.command.opening.Opening.OpenExchange;
import exchange.command.opening.Opening.OpeningAnswer;
import exchange.event.listing.Remarks;
import exchange.event.opening.OpeningEvent;
import exchange.log.LogEventStorageEngine;
import exchange.log.StoredEvent;
import exchange.privacy.Sealed;
import exchange.privacy.Vault;
import exchange.web.account.Caller;
import exchange.web.body.Body;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** An administrator opens and closes the exchange. */
@Tag(name = "Administration")
@RestController
@RequestMapping("/api/admin/exchange")
class OpeningEndpoint {

    private final CommandGate gate;
    private final LogEventStorageEngine engine;
    private final Vault vault;

    OpeningEndpoint(CommandGate gate, LogEventStorageEngine engine, Vault vault) {
        this.gate = gate;
        this.engine = engine;
        this.vault = vault;
    }

    /** @param text why, for the audit trail */
    record Why(@Nullable @Size(min = 1, max = 4000) String text) implements Statement {}

    @PostMapping("/open")
    @RequestBody(content = @Content(schema = @Schema(implementation = Why.class)))
    ResponseEntity<OpeningAnswer> open(HttpServletRequest request, Caller caller, Body body) {
        return send(request, caller, body, text -> new OpenExchange(OpeningEvent.EXCHANGE, text));
    }

    @PostMapping("/close")
    @RequestBody(content = @Content(schema = @Schema(implementation = Why.class)))
    ResponseEntity<OpeningAnswer> close(HttpServletRequest request, Caller caller, Body body) {
        return send(request, caller, body, text -> new CloseExchange(OpeningEvent.EXCHANGE, text));
    }

    private ResponseEntity<OpeningAnswer> send(
            HttpServletRequest request, Caller caller, Body body, Function<@Nullable Sealed, Object> command) {
        Why said = body.as(Why.class, (any, errors) -> {});
        CommandHeaders headers = CommandHeaders.of(request, caller, body, vault);
        Sent<OpeningAnswer> sent = gate.earlier(headers.commandId(), headers.bodyHash(), this::answer)
                .orElseGet(() -> {
                    Sealing sealing = new Sealing(vault);
                    Sealed text = said.text() == null ? null : sealing.text(new Remarks(said.text(), null, null));
                    return gate.send(
                            command.apply(text),
                            Senders.of(caller, said, sealing),
                            headers.commandId(),
                            headers.bodyHash(),
                            sealing,
                            this::answer);
                });
        return ResponseEntity.ok()
                .header("Exchange-Position", String.valueOf(sent.position()))
                .body(sent.answer());
    }

    private OpeningAnswer answer(List<StoredEvent> ofCommand) {
        StoredEvent last = ofCommand.getLast();
        OpeningEvent event = (OpeningEvent)
                engine.messages(List.of(last)).findFirst().orElseThrow().getPayload();
        return new OpeningAnswer(OpeningEvent.EXCHANGE, Opening.after(event), last.sequence() + 1);
    }
}
