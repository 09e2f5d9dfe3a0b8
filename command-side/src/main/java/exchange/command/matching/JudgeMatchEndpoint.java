package exchange.command.matching;

import exchange.command.dispatch.CommandGate;
import exchange.command.dispatch.CommandGate.Sent;
import exchange.command.dispatch.CommandHeaders;
import exchange.command.dispatch.Sealing;
import exchange.command.dispatch.Senders;
import exchange.command.dispatch.Statement;
import exchange.command.matching.Match.JudgeMatch;
import exchange.command.matching.Match.MatchAnswer;
import exchange.event.listing.Kind;
import exchange.event.listing.ListingId;
import exchange.event.listing.ListingSubmitted;
import exchange.event.listing.Remarks;
import exchange.event.matching.MatchId;
import exchange.event.matching.MatchJudged;
import exchange.event.matching.Verdict;
import exchange.log.EventLog;
import exchange.log.LogEventStorageEngine;
import exchange.log.StoredEvent;
import exchange.privacy.Vault;
import exchange.web.account.Caller;
import exchange.web.body.Body;
import exchange.web.body.Errors;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** {@code POST /api/matches/judgements}: a clerk says whether two listings go together. */
@Tag(name = "Desk")
@RestController
@RequestMapping("/api/matches/judgements")
class JudgeMatchEndpoint {

    private final CommandGate gate;
    private final EventLog log;
    private final LogEventStorageEngine engine;
    private final Vault vault;

    JudgeMatchEndpoint(CommandGate gate, EventLog log, LogEventStorageEngine engine, Vault vault) {
        this.gate = gate;
        this.log = log;
        this.engine = engine;
        this.vault = vault;
    }

    /**
     * @param offer an offer's id
     * @param request the id of a request, or of an idea
     * @param text why
     */
    record Judgement(
            @NotNull UUID offer,
            @NotNull UUID request,
            @NotNull Verdict verdict,
            @Nullable @Size(min = 1, max = 4000) String text)
            implements Statement {}

    @PostMapping
    @RequestBody(content = @Content(schema = @Schema(implementation = Judgement.class)))
    ResponseEntity<MatchAnswer> judge(HttpServletRequest request, Caller caller, Body body) {
        Judgement said = body.as(Judgement.class, (parsed, errors) -> {
            check("offer", parsed.offer(), kind -> kind == Kind.OFFER, errors);
            check("request", parsed.request(), kind -> kind != Kind.OFFER, errors);
        });
        CommandHeaders headers = CommandHeaders.of(request, caller, body, vault);
        Sent<MatchAnswer> sent = gate.earlier(headers.commandId(), headers.bodyHash(), this::answer)
                .orElseGet(() -> send(caller, said, headers));
        return ResponseEntity.ok()
                .header("Exchange-Position", String.valueOf(sent.position()))
                .body(sent.answer());
    }

    private Sent<MatchAnswer> send(Caller caller, Judgement said, CommandHeaders headers) {
        Sealing sealing = new Sealing(vault);
        ListingId offer = new ListingId(said.offer());
        ListingId request = new ListingId(said.request());
        return gate.send(
                new JudgeMatch(
                        MatchId.of(offer, request),
                        offer,
                        request,
                        said.verdict(),
                        said.text() == null ? null : sealing.text(new Remarks(said.text(), null, null))),
                Senders.of(caller, said, sealing),
                headers.commandId(),
                headers.bodyHash(),
                sealing,
                this::answer);
    }

    private void check(String field, @Nullable UUID id, Predicate<Kind> fits, Errors errors) {
        if (id != null && kind(id).filter(fits).isEmpty()) {
            if (field.equals("offer")) {
                errors.add(field, "kein Angebot", "no offer");
            } else {
                errors.add(field, "weder Gesuch noch Idee", "neither a request nor an idea");
            }
        }
    }

    private Optional<Kind> kind(UUID id) {
        return log.firstOf(id.toString())
                .flatMap(event -> engine.messages(List.of(event)).findFirst())
                .map(message -> message.getPayload() instanceof ListingSubmitted submitted
                        ? submitted.content().kind()
                        : null);
    }

    private MatchAnswer answer(List<StoredEvent> ofCommand) {
        StoredEvent last = ofCommand.getLast();
        MatchJudged judged = (MatchJudged)
                engine.messages(List.of(last)).findFirst().orElseThrow().getPayload();
        return new MatchAnswer(
                MatchId.of(judged.offer(), judged.request()).toString(), judged.verdict(), last.sequence() + 1);
    }
}
