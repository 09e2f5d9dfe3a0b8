package exchange.command.listing;

import exchange.command.dispatch.Statement;
import exchange.command.listing.ListingAccess.Identity;
import exchange.command.listing.ListingCommand.AddNote;
import exchange.command.listing.ListingCommand.CompleteFollowUp;
import exchange.command.listing.ListingCommand.SetFollowUp;
import exchange.event.account.Role;
import exchange.event.listing.Remarks;
import exchange.reference.Validity;
import exchange.web.account.Accounts;
import exchange.web.account.Caller;
import exchange.web.body.Body;
import exchange.web.problem.Problem;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Clock;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Clerks and moderators keep notes, and come back to what they put off. */
@Tag(name = "Desk")
@RestController
@RequestMapping("/api/listings/{id}")
class DeskEndpoint {

    private final ListingAccess access;
    private final ListingReading reading;
    private final ListingDoor door;
    private final Accounts accounts;
    private final Clock clock;

    DeskEndpoint(ListingAccess access, ListingReading reading, ListingDoor door, Accounts accounts, Clock clock) {
        this.access = access;
        this.reading = reading;
        this.door = door;
        this.accounts = accounts;
        this.clock = clock;
    }

    record Text(@NotNull @Size(min = 1, max = 4000) String text) implements Statement {}

    record OptionalText(@Nullable @Size(min = 1, max = 4000) String text) implements Statement {}

    /**
     * @param date today or later
     * @param assignee a login; null for whoever comes first
     */
    record FollowUp(
            @NotNull LocalDate date,
            @Nullable @Size(min = 1, max = 100) String assignee,
            @NotNull @Size(min = 1, max = 4000) String text)
            implements Statement {}

    @PostMapping("/notes")
    @RequestBody(content = @Content(schema = @Schema(implementation = Text.class)))
    ResponseEntity<ListingAnswer> note(@PathVariable String id, HttpServletRequest request, Caller caller, Body body) {
        return door.enter(
                access.forDesk(id),
                request,
                caller,
                body,
                Text.class,
                entered -> new AddNote(
                        entered.listing().id(),
                        entered.sealing().text(new Remarks(entered.body().text(), null, null)),
                        entered.seen()));
    }

    @PostMapping("/follow-ups")
    @RequestBody(content = @Content(schema = @Schema(implementation = FollowUp.class)))
    ResponseEntity<ListingAnswer> followUp(
            @PathVariable String id, HttpServletRequest request, Caller caller, Body body) {
        return door.enter(
                access.forDesk(id),
                request,
                caller,
                body,
                FollowUp.class,
                (said, errors) -> {
                    if (said.date() != null && said.date().isBefore(LocalDate.now(clock.withZone(Validity.ZONE)))) {
                        errors.add("date", "frühestens heute", "today at the earliest");
                    }
                    if (said.assignee() != null
                            && accounts.callerOf(said.assignee())
                                    .filter(DeskEndpoint::worksAtTheDesk)
                                    .isEmpty()) {
                        errors.add("assignee", "niemand von Annahme oder Moderation", "no clerk and no moderator");
                    }
                },
                entered -> new SetFollowUp(
                        entered.listing().id(),
                        UUID.randomUUID().toString(),
                        entered.body().date(),
                        assignee(entered.body()),
                        entered.sealing().text(new Remarks(entered.body().text(), null, null)),
                        entered.seen()));
    }

    @PostMapping("/follow-ups/{followUp}/done")
    @RequestBody(content = @Content(schema = @Schema(implementation = OptionalText.class)))
    ResponseEntity<ListingAnswer> done(
            @PathVariable String id,
            @PathVariable String followUp,
            HttpServletRequest request,
            Caller caller,
            Body body) {
        Identity listing = access.forDesk(id);
        ListingState state = reading.now(id);
        if (state == null || !state.facts().followUps().containsKey(followUp)) {
            throw Problem.notFound();
        }
        return door.enter(
                listing,
                request,
                caller,
                body,
                OptionalText.class,
                entered -> new CompleteFollowUp(
                        entered.listing().id(),
                        followUp,
                        entered.body().text() == null
                                ? null
                                : entered.sealing()
                                        .text(new Remarks(entered.body().text(), null, null)),
                        entered.seen()));
    }

    private static boolean worksAtTheDesk(Caller account) {
        return account.role() == Role.CLERK || account.role() == Role.MODERATOR;
    }

    private @Nullable String assignee(FollowUp said) {
        return said.assignee() == null
                ? null
                : accounts.accountIdOf(said.assignee()).orElse(null);
    }
}
