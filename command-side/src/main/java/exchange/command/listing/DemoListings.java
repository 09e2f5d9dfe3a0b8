package exchange.command.listing;

import exchange.command.dispatch.CommandGate;
import exchange.command.dispatch.Sealing;
import exchange.command.dispatch.Sender;
import exchange.command.dispatch.Senders;
import exchange.command.listing.ListingCommand.AddNote;
import exchange.command.listing.ListingCommand.ApproveListing;
import exchange.command.listing.ListingCommand.AssessConformity;
import exchange.command.listing.ListingCommand.ClaimListing;
import exchange.command.listing.ListingCommand.ConfirmQuantity;
import exchange.command.listing.ListingCommand.FulfilListing;
import exchange.command.listing.ListingCommand.RedactListing;
import exchange.command.listing.ListingCommand.ReinstateListing;
import exchange.command.listing.ListingCommand.RejectListing;
import exchange.command.listing.ListingCommand.RenewListing;
import exchange.command.listing.ListingCommand.RequestChanges;
import exchange.command.listing.ListingCommand.ReviseListing;
import exchange.command.listing.ListingCommand.SetFollowUp;
import exchange.command.listing.ListingCommand.SubmitIdea;
import exchange.command.listing.ListingCommand.SubmitOffer;
import exchange.command.listing.ListingCommand.SubmitRequest;
import exchange.command.listing.ListingCommand.SuspendListing;
import exchange.command.listing.ListingCommand.WithdrawListing;
import exchange.event.account.Role;
import exchange.event.listing.ConformityLevel;
import exchange.event.listing.Content;
import exchange.event.listing.ListingId;
import exchange.event.listing.Outcome;
import exchange.event.listing.Owner;
import exchange.event.listing.Remarks;
import exchange.event.listing.ReviewReason;
import exchange.event.listing.WithdrawalReason;
import exchange.log.CommandId;
import exchange.log.StoredEvent;
import exchange.node.ExchangeSettings;
import exchange.node.Progress;
import exchange.privacy.Sealed;
import exchange.privacy.Vault;
import exchange.reference.Validity;
import exchange.web.account.Accounts;
import exchange.web.account.Caller;
import exchange.web.account.Installation;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * In demo mode, before the door opens: invented listings in every state, through ordinary commands, once. A load that was interrupted
 * goes on where it ended, because each command's key is its place in the file.
 */
@Component
class DemoListings implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(DemoListings.class);
    private static final String FILE = "demo-listings.json";

    /** Steps of the file that take the listing into review first. */
    private static final Set<String> DECISIONS = Set.of("approve", "reject", "request-changes");

    /** After the people, before the web server. */
    private static final int PHASE = WebServerApplicationContext.START_STOP_LIFECYCLE_PHASE - 1;

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final JsonMapper json = JsonMapper.builder().build();
    private final ExchangeSettings settings;
    private final Installation installation;
    private final Accounts accounts;
    private final CommandGate gate;
    private final ListingContents contents;
    private final ListingBodyChecks checks;
    private final References references;
    private final Vault vault;
    private final Progress progress;
    private volatile boolean running;

    DemoListings(
            ExchangeSettings settings,
            Installation installation,
            Accounts accounts,
            CommandGate gate,
            ListingContents contents,
            ListingBodyChecks checks,
            References references,
            Vault vault,
            Progress progress) {
        this.settings = settings;
        this.progress = progress;
        this.installation = installation;
        this.accounts = accounts;
        this.gate = gate;
        this.contents = contents;
        this.checks = checks;
        this.references = references;
        this.vault = vault;
    }

    @Override
    public void start() {
        if (settings.demo() && !installation.isDemoLoaded()) {
            JsonNode stories = read();
            for (int i = 0; i < stories.size(); i++) {
                tell(i, stories.get(i));
            }
            // whoever tells people of events must have passed over invented ones
            progress.groups().forEach(group -> progress.await(group, progress.head(), PATIENCE));
            installation.demoLoaded();
            LOG.info("DEMO: {} invented listings were loaded", stories.size());
        }
        running = true;
    }

    @Override
    public void stop() {
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    @Override
    public int getPhase() {
        return PHASE;
    }

    private void tell(int number, JsonNode story) {
        ObjectNode said = (ObjectNode) story.get("listing");
        Caller submitter = caller(story.get("by").asString());
        ListingBody body = body(said, story.get("validForDays").asInt());
        ListingId id = submit(number, submitter, body);
        int step = 0;
        for (JsonNode told : story.path("steps")) {
            step++;
            take(number + "/" + step, id, told, said);
        }
    }

    private ListingId submit(int number, Caller submitter, ListingBody body) {
        Sealing sealing = new Sealing(vault);
        Owner owner = owner(submitter);
        Content content = contents.content(body, owner, sealing);
        Sealed contact = contents.contact(body, sealing);
        ListingId id = ListingId.random();
        String reference = references.next();
        Object command = switch (body.kind()) {
            case OFFER -> new SubmitOffer(id, reference, content, contact, owner, null);
            case REQUEST -> new SubmitRequest(id, reference, content, contact, owner, null);
            case IDEA -> new SubmitIdea(id, reference, content, contact, owner, null);
        };
        Function<List<StoredEvent>, Object> idOf = events -> events.getFirst().aggregateId();
        CommandId commandId = CommandId.of("demo", String.valueOf(number));
        Object answer = gate.earlier(commandId, null, idOf)
                .orElseGet(
                        () -> gate.send(command, Senders.of(submitter, body, sealing), commandId, null, sealing, idOf))
                .answer();
        return answer instanceof String known ? ListingId.parse(known).orElseThrow() : id;
    }

    private void take(String key, ListingId id, JsonNode told, ObjectNode said) {
        Sealing sealing = new Sealing(vault);
        Caller by = caller(told.get("by").asString());
        Object command = command(id, told, said, by, sealing);
        CommandId commandId = CommandId.of("demo", key);
        if (gate.earlier(commandId, null, events -> key).isPresent()) {
            return;
        }
        String reason = told.has("reason") ? told.get("reason").asString() : null;
        Sender sender = new Sender(by.accountId(), by.role(), "ACCOUNT", null, reason);
        if (DECISIONS.contains(told.get("do").asString())) {
            // claimed here and now, because a load that was interrupted may go on when an earlier claim has lapsed
            Sender claimant = new Sender(by.accountId(), by.role(), "ACCOUNT", null, null);
            gate.send(
                    new ClaimListing(id, null), claimant, CommandId.random(), null, new Sealing(vault), events -> key);
        }
        gate.send(command, sender, commandId, null, sealing, events -> key);
    }

    private Object command(ListingId id, JsonNode told, ObjectNode said, Caller by, Sealing sealing) {
        return switch (told.get("do").asString()) {
            case "claim" -> new ClaimListing(id, null);
            case "approve" -> new ApproveListing(id, remarks(told, sealing), null);
            case "confirm-quantity" -> new ConfirmQuantity(id, remarks(told, sealing), null);
            case "request-changes" -> new RequestChanges(id, reason(told), needed(remarks(told, sealing)), null);
            case "reject" -> new RejectListing(id, reason(told), needed(remarks(told, sealing)), null);
            case "suspend" -> new SuspendListing(id, reason(told), needed(remarks(told, sealing)), null);
            case "redact" -> new RedactListing(id, reason(told), needed(remarks(told, sealing)), null);
            case "reinstate" -> new ReinstateListing(id, remarks(told, sealing), null);
            case "conformity" ->
                new AssessConformity(
                        id,
                        told.get("standard").asString(),
                        ConformityLevel.valueOf(told.get("level").asString()),
                        remarks(told, sealing),
                        null);
            case "withdraw" ->
                new WithdrawListing(
                        id, WithdrawalReason.valueOf(told.get("reason").asString()), remarks(told, sealing), null);
            case "fulfil" ->
                new FulfilListing(id, Outcome.valueOf(told.get("outcome").asString()), remarks(told, sealing), null);
            case "renew" -> new RenewListing(id, inDays(told.get("validForDays").asInt()), true, null);
            case "note" -> new AddNote(id, needed(remarks(told, sealing)), null);
            case "follow-up" ->
                new SetFollowUp(
                        id,
                        id + "-1",
                        inDays(told.get("inDays").asInt()),
                        told.has("assignee")
                                ? caller(told.get("assignee").asString()).accountId()
                                : null,
                        needed(remarks(told, sealing)),
                        null);
            case "revise" -> {
                ObjectNode merged = said.deepCopy();
                merged.setAll((ObjectNode) told.get("listing"));
                ListingBody body = body(merged, Validity.DEFAULT_DAYS);
                yield new ReviseListing(
                        id,
                        contents.content(body, owner(by), sealing),
                        contents.contact(body, sealing),
                        by.role() == Role.CLERK,
                        null);
            }
            default -> throw new IllegalStateException(FILE + " tells of an unknown step: " + told);
        };
    }

    private ListingBody body(ObjectNode said, int validForDays) {
        ObjectNode body = said.deepCopy();
        body.put("validUntil", inDays(validForDays).toString());
        if (body.has("neededInDays")) {
            body.put("neededBy", inDays(body.remove("neededInDays").asInt()).toString());
        }
        if (body.get("quantity") instanceof ObjectNode quantity && quantity.has("fromInDays")) {
            quantity.put("from", inDays(quantity.remove("fromInDays").asInt()).toString());
        }
        return json.treeToValue(body, ListingBody.class);
    }

    private static Owner owner(Caller submitter) {
        return submitter.role() == Role.MEMBER ? new Owner(submitter.organisation(), null) : Owner.DESK;
    }

    private Caller caller(String login) {
        if (login.equals("anonymous")) {
            return Caller.ANONYMOUS;
        }
        return accounts.callerOf(login.toLowerCase(Locale.ROOT))
                .orElseThrow(() -> new IllegalStateException(FILE + " tells of nobody's login: " + login));
    }

    private LocalDate inDays(int days) {
        return checks.today().plusDays(days);
    }

    private JsonNode read() {
        try (InputStream file = DemoListings.class.getResourceAsStream(FILE)) {
            if (file == null) {
                throw new IllegalStateException(FILE + " is missing");
            }
            return json.readTree(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static @Nullable Sealed remarks(JsonNode told, Sealing sealing) {
        if (!told.has("text") && !told.has("note")) {
            return null;
        }
        return sealing.text(new Remarks(text(told, "text"), text(told, "note"), null));
    }

    private static @Nullable String text(JsonNode told, String field) {
        return told.has(field) ? told.get(field).asString() : null;
    }

    private static ReviewReason reason(JsonNode told) {
        return ReviewReason.valueOf(told.get("reason").asString());
    }

    private static Sealed needed(@Nullable Sealed remarks) {
        if (remarks == null) {
            throw new IllegalStateException(FILE + " has a step without its text");
        }
        return remarks;
    }
}
