package exchange.command.listing;

import exchange.command.dispatch.Statement;
import exchange.command.listing.ListingAccess.Identity;
import exchange.command.listing.ListingCommand.FulfilListing;
import exchange.command.listing.ListingCommand.RenewListing;
import exchange.command.listing.ListingCommand.ReviseListing;
import exchange.command.listing.ListingCommand.WithdrawListing;
import exchange.command.opening.ExchangeGate;
import exchange.event.account.Role;
import exchange.event.listing.Outcome;
import exchange.event.listing.Remarks;
import exchange.event.listing.WithdrawalReason;
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
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The owner of a listing, or a clerk on the owner's behalf, changes it, takes it back, renews it, or says what came of it. */
@Tag(name = "Listings")
@RestController
@RequestMapping("/api/listings/{id}")
class OwnerEndpoint {

    private final ListingAccess access;
    private final ListingDoor door;
    private final ListingBodyChecks checks;
    private final ListingContents contents;
    private final ExchangeGate exchange;

    OwnerEndpoint(
            ListingAccess access,
            ListingDoor door,
            ListingBodyChecks checks,
            ListingContents contents,
            ExchangeGate exchange) {
        this.access = access;
        this.door = door;
        this.checks = checks;
        this.contents = contents;
        this.exchange = exchange;
    }

    record Withdrawal(
            @NotNull WithdrawalReason reason,
            @Nullable @Size(min = 1, max = 4000) String text,
            Statement.@Nullable Channel channel,
            @Nullable @Size(min = 2, max = 200) String onBehalfOf)
            implements Statement {

        @Override
        public Enum<?> reasonCode() {
            return reason;
        }
    }

    record Renewal(
            @NotNull LocalDate validUntil,
            Statement.@Nullable Channel channel,
            @Nullable @Size(min = 2, max = 200) String onBehalfOf)
            implements Statement {}

    record Fulfilment(
            @NotNull Outcome outcome,
            @Nullable @Size(min = 1, max = 4000) String text,
            Statement.@Nullable Channel channel,
            @Nullable @Size(min = 2, max = 200) String onBehalfOf)
            implements Statement {

        @Override
        public Enum<?> reasonCode() {
            return outcome;
        }
    }

    @PutMapping
    @RequestBody(required = true, content = @Content(schema = @Schema(implementation = ListingBody.class)))
    ResponseEntity<ListingAnswer> revise(
            @PathVariable String id, HttpServletRequest request, Caller caller, Body body) {
        Identity listing = access.forOwner(id, caller);
        return door.enter(
                listing,
                request,
                caller,
                body,
                ListingBody.class,
                (said, errors) -> {
                    checks.check(said, errors);
                    if (said.kind() != null && said.kind() != listing.kind()) {
                        errors.add("kind", "bleibt " + listing.kind(), "stays " + listing.kind());
                    }
                },
                entered -> new ReviseListing(
                        entered.listing().id(),
                        contents.content(entered.body(), entered.listing().owner(), entered.sealing()),
                        contents.contact(entered.body(), entered.sealing()),
                        caller.role() == Role.CLERK,
                        entered.seen()));
    }

    @PostMapping("/withdraw")
    @RequestBody(required = true, content = @Content(schema = @Schema(implementation = Withdrawal.class)))
    ResponseEntity<ListingAnswer> withdraw(
            @PathVariable String id, HttpServletRequest request, Caller caller, Body body) {
        return door.enter(
                access.forOwner(id, caller),
                request,
                caller,
                body,
                Withdrawal.class,
                entered -> new WithdrawListing(
                        entered.listing().id(),
                        entered.body().reason(),
                        told(entered.body().text(), entered),
                        entered.seen()));
    }

    @PostMapping("/renew")
    @RequestBody(required = true, content = @Content(schema = @Schema(implementation = Renewal.class)))
    ResponseEntity<ListingAnswer> renew(@PathVariable String id, HttpServletRequest request, Caller caller, Body body) {
        return door.enter(
                access.forOwner(id, caller),
                request,
                caller,
                body,
                Renewal.class,
                (said, errors) -> {
                    if (said.validUntil() != null) {
                        ListingBodyChecks.checkValidUntil(said.validUntil(), checks.today(), errors);
                    }
                },
                entered -> new RenewListing(
                        entered.listing().id(), entered.body().validUntil(), exchange.isOpen(), entered.seen()));
    }

    @PostMapping("/fulfil")
    @RequestBody(required = true, content = @Content(schema = @Schema(implementation = Fulfilment.class)))
    ResponseEntity<ListingAnswer> fulfil(
            @PathVariable String id, HttpServletRequest request, Caller caller, Body body) {
        return door.enter(
                access.forOwner(id, caller),
                request,
                caller,
                body,
                Fulfilment.class,
                entered -> new FulfilListing(
                        entered.listing().id(),
                        entered.body().outcome(),
                        told(entered.body().text(), entered),
                        entered.seen()));
    }

    private static @Nullable Sealed told(@Nullable String text, ListingDoor.Entered<?> entered) {
        return text == null ? null : entered.sealing().text(new Remarks(text, null, null));
    }
}
