package exchange.command.listing;

import exchange.command.dispatch.Statement;
import exchange.command.listing.ListingCommand.AssessConformity;
import exchange.command.listing.ListingCommand.RedactListing;
import exchange.command.listing.ListingCommand.ReinstateListing;
import exchange.command.listing.ListingCommand.SuspendListing;
import exchange.command.listing.ReviewEndpoint.Note;
import exchange.command.listing.ReviewEndpoint.Verdict;
import exchange.event.listing.ConformityLevel;
import exchange.event.listing.Remarks;
import exchange.node.Progress;
import exchange.privacy.Sealed;
import exchange.reference.Standards;
import exchange.web.account.Caller;
import exchange.web.body.Body;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Moderators look after what has been published. */
@Tag(name = "Supervision")
@RestController
@RequestMapping("/api/listings/{id}")
class SupervisionEndpoint {

    /** How long an answer waits for the keys to be gone; they go all the same if it takes longer. */
    private static final Duration REDACTED_WITHIN = Duration.ofSeconds(2);

    private final ListingAccess access;
    private final ListingDoor door;
    private final Standards standards;
    private final Progress progress;

    SupervisionEndpoint(ListingAccess access, ListingDoor door, Standards standards, Progress progress) {
        this.access = access;
        this.door = door;
        this.standards = standards;
        this.progress = progress;
    }

    /**
     * @param standard a name of {@code GET /api/standards}
     * @param evidence what the assessment rests on
     */
    record Assessment(
            @NotNull @Size(min = 1, max = 100) String standard,
            @NotNull ConformityLevel level,
            @Nullable @Size(min = 1, max = 4000) String text,
            @Nullable @Size(min = 1, max = 500) String evidence)
            implements Statement {}

    @PostMapping("/suspend")
    @RequestBody(content = @Content(schema = @Schema(implementation = Verdict.class)))
    ResponseEntity<ListingAnswer> suspend(
            @PathVariable String id, HttpServletRequest request, Caller caller, Body body) {
        return door.enter(
                access.forDesk(id),
                request,
                caller,
                body,
                Verdict.class,
                entered -> new SuspendListing(
                        entered.listing().id(),
                        entered.body().reason(),
                        entered.body().remarks(entered),
                        entered.seen()));
    }

    @PostMapping("/reinstate")
    @RequestBody(content = @Content(schema = @Schema(implementation = Note.class)))
    ResponseEntity<ListingAnswer> reinstate(
            @PathVariable String id, HttpServletRequest request, Caller caller, Body body) {
        return door.enter(
                access.forDesk(id),
                request,
                caller,
                body,
                Note.class,
                entered -> new ReinstateListing(
                        entered.listing().id(), entered.body().remarks(entered), entered.seen()));
    }

    @PostMapping("/redact")
    @RequestBody(content = @Content(schema = @Schema(implementation = Verdict.class)))
    ResponseEntity<ListingAnswer> redact(
            @PathVariable String id, HttpServletRequest request, Caller caller, Body body) {
        ResponseEntity<ListingAnswer> answer = door.enter(
                access.forDesk(id),
                request,
                caller,
                body,
                Verdict.class,
                entered -> new RedactListing(
                        entered.listing().id(),
                        entered.body().reason(),
                        entered.body().remarks(entered),
                        entered.seen()));
        String position = Objects.requireNonNull(answer.getHeaders().getFirst("Exchange-Position"));
        progress.await(RedactionPolicy.GROUP, Long.parseLong(position), REDACTED_WITHIN);
        return answer;
    }

    @PostMapping("/conformity")
    @RequestBody(content = @Content(schema = @Schema(implementation = Assessment.class)))
    ResponseEntity<ListingAnswer> conformity(
            @PathVariable String id, HttpServletRequest request, Caller caller, Body body) {
        return door.enter(
                access.forDesk(id),
                request,
                caller,
                body,
                Assessment.class,
                (said, errors) -> {
                    if (said.standard() != null
                            && standards.find(said.standard()).isEmpty()) {
                        errors.add(
                                "standard",
                                "unbekannte Norm, siehe /api/standards",
                                "unknown standard, see /api/standards");
                    }
                },
                entered -> new AssessConformity(
                        entered.listing().id(),
                        entered.body().standard(),
                        entered.body().level(),
                        remarks(entered.body(), entered),
                        entered.seen()));
    }

    private static @Nullable Sealed remarks(Assessment said, ListingDoor.Entered<?> entered) {
        return said.text() == null && said.evidence() == null
                ? null
                : entered.sealing().text(new Remarks(said.text(), null, said.evidence()));
    }
}
