package exchange.command.listing;

import com.fasterxml.jackson.annotation.JsonInclude;
import exchange.command.dispatch.CommandGate.Sent;
import exchange.command.dispatch.CommandHeaders;
import exchange.command.dispatch.Refusal;
import exchange.command.dispatch.StaleVersion;
import exchange.command.dispatch.Statement;
import exchange.command.listing.ListingAccess.Identity;
import exchange.command.listing.ListingCommand.ApproveListing;
import exchange.command.listing.ListingCommand.ClaimListing;
import exchange.command.listing.ListingCommand.RejectListing;
import exchange.command.listing.ListingCommand.ReleaseClaim;
import exchange.command.listing.ListingCommand.RequestChanges;
import exchange.command.listing.ListingDoor.Entered;
import exchange.event.listing.Remarks;
import exchange.event.listing.ReviewReason;
import exchange.privacy.Sealed;
import exchange.web.account.Caller;
import exchange.web.body.Body;
import exchange.web.body.Errors;
import exchange.web.problem.Language;
import exchange.web.problem.Problem;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * Moderators decide on several listings at once: each is a command of its own that is done or refused by itself. A repetition with the same
 * {@code Idempotency-Key} repeats each of them.
 */
@Tag(name = "Review")
@RestController
class BatchEndpoint {

    private static final int MOST = 100;
    private static final int LONGEST = 4000;
    private static final String REJECT = "reject";
    private static final String REQUEST_CHANGES = "request-changes";
    private static final String APPROVE = "approve";
    private static final List<String> COMMANDS = List.of("claim", "release", APPROVE, REJECT, REQUEST_CHANGES);

    private final ListingAccess access;
    private final ListingDoor door;

    BatchEndpoint(ListingAccess access, ListingDoor door) {
        this.access = access;
        this.door = door;
    }

    /**
     * A listing of a batch.
     *
     * @param version that the sender has seen; needed for decisions
     * @param chosen false leaves the item out; where a form says nothing, its box was not ticked
     */
    record Item(
            @NotNull @Size(min = 1, max = 100) String id,
            @Nullable Long version,
            @Nullable Boolean chosen) {}

    /**
     * What is done to all of them.
     *
     * @param command claim, release, approve, reject or request-changes
     * @param reason and {@code text}: of a rejection or a request for changes, the same for all
     * @param text what the submitters are told
     * @param note for the desk only
     */
    record Batch(
            @NotNull @Size(min = 1, max = 20) String command,
            @NotNull @Valid @Size(min = 1, max = MOST) List<Item> items,
            @Nullable ReviewReason reason,
            @Nullable @Size(min = 1, max = LONGEST) String text,
            @Nullable @Size(min = 1, max = LONGEST) String note)
            implements Statement {

        @Override
        @Nullable
        public Enum<?> reasonCode() {
            return isVerdict() ? reason : null;
        }

        boolean isVerdict() {
            return REJECT.equals(command) || REQUEST_CHANGES.equals(command);
        }

        boolean isDecision() {
            return isVerdict() || APPROVE.equals(command);
        }
    }

    /**
     * What became of a listing.
     *
     * @param result DONE or REFUSED
     * @param rule the code of the rule that was broken; null for other refusals
     * @param detail why it was refused
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Result(
            String id,
            @Nullable String reference,
            String result,
            @Nullable String rule,
            @Nullable String detail,
            @Nullable String state,
            @Nullable Long version) {

        static Result done(Identity listing, ListingAnswer answer) {
            return new Result(answer.id(), listing.reference(), "DONE", null, null, answer.state(), answer.version());
        }

        static Result refused(String id, @Nullable Identity listing, Problem problem) {
            return new Result(
                    id,
                    listing == null ? null : listing.reference(),
                    "REFUSED",
                    problem.rule(),
                    Language.current().choose(problem.german(), problem.english()),
                    null,
                    null);
        }
    }

    /** One result for each listing, in the order of the request. */
    record Results(List<Result> items) {}

    @PostMapping("/api/moderation/batch")
    @RequestBody(content = @Content(schema = @Schema(implementation = Batch.class)))
    ResponseEntity<Results> batch(HttpServletRequest request, Caller caller, Body body) {
        boolean typed = request.getAttribute(Body.TYPED) != null;
        Batch batch = body.as(Batch.class, (said, errors) -> check(said, typed, errors));
        CommandHeaders headers = door.headers(request, caller, body);
        List<Result> results = new ArrayList<>();
        long position = 0;
        for (Item item : batch.items()) {
            if (!isChosen(item, typed)) {
                continue;
            }
            Identity listing = null;
            try {
                listing = access.forDesk(item.id());
                Sent<ListingAnswer> sent = door.enterPart(
                        listing,
                        caller,
                        batch,
                        headers.part(item.id(), item.version()),
                        entered -> command(entered, entered.body()));
                position = Math.max(position, sent.position());
                results.add(Result.done(listing, sent.answer()));
            } catch (Refusal | StaleVersion | Problem refusal) {
                results.add(Result.refused(item.id(), listing, problem(refusal)));
            }
        }
        ResponseEntity.BodyBuilder answer = ResponseEntity.ok();
        if (position > 0) {
            answer.header("Exchange-Position", String.valueOf(position));
        }
        return answer.body(new Results(results));
    }

    private static Problem problem(RuntimeException refusal) {
        return refusal instanceof Problem problem ? problem : (Problem) Objects.requireNonNull(refusal.getCause());
    }

    private static void check(Batch said, boolean typed, Errors errors) {
        if (said.command() != null && !COMMANDS.contains(said.command())) {
            String all = String.join(", ", COMMANDS);
            errors.add("command", "muss einer dieser Werte sein: " + all, "must be one of: " + all);
        }
        if (said.isVerdict()) {
            if (said.reason() == null) {
                errors.add("reason", "darf nicht fehlen", "must not be missing");
            }
            if (said.text() == null) {
                errors.add("text", "darf nicht fehlen", "must not be missing");
            }
        }
        if (said.items() != null) {
            checkItems(said, typed, errors);
        }
    }

    private static void checkItems(Batch said, boolean typed, Errors errors) {
        Set<String> ids = new HashSet<>();
        boolean any = false;
        for (int index = 0; index < said.items().size(); index++) {
            Item item = said.items().get(index);
            if (item == null || item.id() == null || !isChosen(item, typed)) {
                continue;
            }
            any = true;
            String path = "items[" + index + "]";
            if (!ids.add(item.id())) {
                errors.add(path + ".id", "steht schon in der Liste", "is in the list already");
            }
            if (said.isDecision() && item.version() == null) {
                errors.add(path + ".version", "darf bei Entscheidungen nicht fehlen", "is needed for decisions");
            }
        }
        if (!any) {
            errors.add("items", "mindestens ein Inserat auswählen", "choose at least one listing");
        }
    }

    private static boolean isChosen(Item item, boolean typed) {
        return item.chosen() == null ? !typed : item.chosen();
    }

    private static ListingCommand command(Entered<?> entered, Batch batch) {
        var id = entered.listing().id();
        return switch (batch.command()) {
            case "claim" -> new ClaimListing(id, entered.seen());
            case "release" -> new ReleaseClaim(id, false, entered.seen());
            case APPROVE -> new ApproveListing(id, note(entered, batch), entered.seen());
            case REJECT -> new RejectListing(id, reason(batch), remarks(entered, batch), entered.seen());
            default -> new RequestChanges(id, reason(batch), remarks(entered, batch), entered.seen());
        };
    }

    private static ReviewReason reason(Batch batch) {
        return Objects.requireNonNull(batch.reason());
    }

    private static Sealed remarks(Entered<?> entered, Batch batch) {
        return entered.sealing().text(new Remarks(batch.text(), batch.note(), null));
    }

    private static @Nullable Sealed note(Entered<?> entered, Batch batch) {
        return batch.note() == null ? null : entered.sealing().text(new Remarks(null, batch.note(), null));
    }
}
