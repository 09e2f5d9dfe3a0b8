package exchange.command.listing;

import exchange.command.dispatch.Statement;
import exchange.command.listing.ListingCommand.ApproveListing;
import exchange.command.listing.ListingCommand.ClaimListing;
import exchange.command.listing.ListingCommand.ConfirmQuantity;
import exchange.command.listing.ListingCommand.RejectListing;
import exchange.command.listing.ListingCommand.ReleaseClaim;
import exchange.command.listing.ListingCommand.RequestChanges;
import exchange.command.listing.ListingDoor.Entered;
import exchange.event.account.Role;
import exchange.event.listing.Remarks;
import exchange.event.listing.ReviewReason;
import exchange.privacy.Sealed;
import exchange.web.account.Caller;
import exchange.web.body.Body;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Moderators take listings into review and decide on them. */
@Tag(name = "Review")
@RestController
@RequestMapping("/api/listings/{id}")
class ReviewEndpoint {

    private final ListingAccess access;
    private final ListingDoor door;

    ReviewEndpoint(ListingAccess access, ListingDoor door) {
        this.access = access;
        this.door = door;
    }

    /** A command that says nothing but itself. */
    record Nothing() implements Statement {}

    /** @param note for the desk only */
    record Note(@Nullable @Size(min = 1, max = 4000) String note) implements Statement {

        @Nullable
        Sealed remarks(Entered<?> entered) {
            return note == null ? null : entered.sealing().text(new Remarks(null, note, null));
        }
    }

    /**
     * @param text what the submitter is told
     * @param note for the desk only
     */
    record Verdict(
            @NotNull ReviewReason reason,
            @NotNull @Size(min = 1, max = 4000) String text,
            @Nullable @Size(min = 1, max = 4000) String note)
            implements Statement {

        @Override
        public Enum<?> reasonCode() {
            return reason;
        }

        Sealed remarks(Entered<?> entered) {
            return entered.sealing().text(new Remarks(text, note, null));
        }
    }

    @PostMapping("/claim")
    ResponseEntity<ListingAnswer> claim(@PathVariable String id, HttpServletRequest request, Caller caller, Body body) {
        return door.enter(
                access.forDesk(id),
                request,
                caller,
                body,
                Nothing.class,
                entered -> new ClaimListing(entered.listing().id(), entered.seen()));
    }

    @PostMapping("/release")
    ResponseEntity<ListingAnswer> release(
            @PathVariable String id, HttpServletRequest request, Caller caller, Body body) {
        return door.enter(
                access.forDesk(id),
                request,
                caller,
                body,
                Nothing.class,
                entered -> new ReleaseClaim(entered.listing().id(), caller.role() == Role.ADMIN, entered.seen()));
    }

    @PostMapping("/approve")
    @RequestBody(content = @Content(schema = @Schema(implementation = Note.class)))
    ResponseEntity<ListingAnswer> approve(
            @PathVariable String id, HttpServletRequest request, Caller caller, Body body) {
        return door.enterSeen(
                access.forDesk(id),
                request,
                caller,
                body,
                Note.class,
                entered -> new ApproveListing(
                        entered.listing().id(), entered.body().remarks(entered), entered.seen()));
    }

    @PostMapping("/confirm-quantity")
    @RequestBody(content = @Content(schema = @Schema(implementation = Note.class)))
    ResponseEntity<ListingAnswer> confirmQuantity(
            @PathVariable String id, HttpServletRequest request, Caller caller, Body body) {
        return door.enterSeen(
                access.forDesk(id),
                request,
                caller,
                body,
                Note.class,
                entered -> new ConfirmQuantity(
                        entered.listing().id(), entered.body().remarks(entered), entered.seen()));
    }

    @PostMapping("/reject")
    @RequestBody(content = @Content(schema = @Schema(implementation = Verdict.class)))
    ResponseEntity<ListingAnswer> reject(
            @PathVariable String id, HttpServletRequest request, Caller caller, Body body) {
        return door.enterSeen(
                access.forDesk(id),
                request,
                caller,
                body,
                Verdict.class,
                entered -> new RejectListing(
                        entered.listing().id(),
                        entered.body().reason(),
                        entered.body().remarks(entered),
                        entered.seen()));
    }

    @PostMapping("/request-changes")
    @RequestBody(content = @Content(schema = @Schema(implementation = Verdict.class)))
    ResponseEntity<ListingAnswer> requestChanges(
            @PathVariable String id, HttpServletRequest request, Caller caller, Body body) {
        return door.enterSeen(
                access.forDesk(id),
                request,
                caller,
                body,
                Verdict.class,
                entered -> new RequestChanges(
                        entered.listing().id(),
                        entered.body().reason(),
                        entered.body().remarks(entered),
                        entered.seen()));
    }
}
