package exchange.query;

import exchange.event.account.Role;
import exchange.event.listing.Content;
import exchange.event.listing.IdeaSubmitted;
import exchange.event.listing.ListingApproved;
import exchange.event.listing.ListingClaimed;
import exchange.event.listing.ListingEvent;
import exchange.event.listing.ListingId;
import exchange.event.listing.ListingRedacted;
import exchange.event.listing.ListingRevised;
import exchange.event.listing.ListingSubmitted;
import exchange.event.listing.OfferSubmitted;
import exchange.event.listing.Remarks;
import exchange.event.listing.RequestSubmitted;
import exchange.event.listing.ReviewReason;
import exchange.log.CommandEnvelope;
import exchange.log.CommandId;
import exchange.log.EventLog;
import exchange.node.EventMetadata;
import exchange.privacy.NewKey;
import exchange.privacy.Sealed;
import exchange.privacy.Vault;
import exchange.privacy.WrappedKey;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.messaging.unitofwork.DefaultUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationContext;

/** Lets things happen to listings without asking whether they may: events go straight to the log, as the command side would leave them. */
public final class Listings {

    private static final int AT_ONCE = 200;
    private static final AtomicInteger NUMBERS = new AtomicInteger(1000);

    private final EventStore store;
    private final EventLog log;
    private final Vault vault;
    private final Map<String, Actor> people;

    Listings(ApplicationContext context, Map<String, Actor> people) {
        this.store = context.getBean(EventStore.class);
        this.log = context.getBean(EventLog.class);
        this.vault = context.getBean(Vault.class);
        this.people = people;
    }

    Map<String, Actor> people() {
        return people;
    }

    public Actor person(String login) {
        return Objects.requireNonNull(people.get(login), login);
    }

    /** A word that no other listing has. */
    public static String word() {
        return "kennwort" + NUMBERS.incrementAndGet() + "x" + Long.toString(System.nanoTime(), 36);
    }

    public ListingId submit(Draft draft) {
        ListingId id = ListingId.random();
        String reference = NUMBERS.incrementAndGet() + "-1";
        sealing(id, draft.by, draft.channel, sealer -> {
            Content content = draft.content(sealer.seal(draft.text()));
            Sealed contact = sealer.sealApart(draft.contact);
            return switch (draft.kind) {
                case OFFER -> new OfferSubmitted(id, reference, content, contact, draft.owner);
                case REQUEST -> new RequestSubmitted(id, reference, content, contact, draft.owner);
                case IDEA -> new IdeaSubmitted(id, reference, content, contact, draft.owner);
            };
        });
        return id;
    }

    public ListingId publish(Draft draft) {
        ListingId id = submit(draft);
        approve(id);
        return id;
    }

    public void approve(ListingId id) {
        claim(id, "otto", Instant.now().plus(Duration.ofMinutes(15)));
        happens(person("otto"), new ListingApproved(id, 1, null));
    }

    public void claim(ListingId id, String login, Instant until) {
        happens(person(login), new ListingClaimed(id, person(login).id(), until));
    }

    public void revise(ListingId id, Draft draft) {
        sealing(
                id,
                draft.by,
                draft.channel,
                sealer -> new ListingRevised(
                        id, draft.content(sealer.seal(draft.text())), sealer.sealApart(draft.contact)));
    }

    /** Something with remarks. */
    public void happens(Actor actor, ListingId id, Remarks remarks, Function<Sealed, ListingEvent> event) {
        sealing(id, actor, channel(actor), sealer -> event.apply(sealer.seal(remarks)));
    }

    public void happens(Actor actor, ListingEvent event) {
        sealing(event.listingId(), actor, channel(actor), sealer -> event);
    }

    /** A moderator takes the words away that the listing was submitted with; their key is destroyed later, if at all. */
    public void redact(ListingId id) {
        happens(
                person("otto"),
                id,
                new Remarks("Bitte ohne Telefonnummer.", null, null),
                text -> new ListingRedacted(id, ReviewReason.PERSONAL_DATA, text, List.of(keyOfText(id))));
    }

    /** The key of the words that the listing was submitted with. */
    public String keyOfText(ListingId id) {
        return store.readEvents(id.toString())
                .asStream()
                .map(EventMessage::getPayload)
                .filter(ListingSubmitted.class::isInstance)
                .map(event -> ((ListingSubmitted) event).content().text().key())
                .findFirst()
                .orElseThrow();
    }

    public void destroy(List<String> keys) {
        vault.destroy(keys);
    }

    /**
     * Publishes many listings, each by a submission, a claim and an approval, in a few appends.
     *
     * @return their ids, in the order of the drafts
     */
    public List<ListingId> publishAll(List<Draft> drafts) {
        List<ListingId> ids = new ArrayList<>();
        for (int from = 0; from < drafts.size(); from += AT_ONCE) {
            List<EventMessage<?>> events = new ArrayList<>();
            List<WrappedKey> keys = new ArrayList<>();
            for (Draft draft : drafts.subList(from, Math.min(drafts.size(), from + AT_ONCE))) {
                ListingId id = ListingId.random();
                ids.add(id);
                Sealer sealer = new Sealer();
                Actor otto = person("otto");
                Content content = draft.content(sealer.seal(draft.text()));
                String reference = NUMBERS.incrementAndGet() + "-1";
                events.add(event(
                        id,
                        0,
                        draft.by,
                        new OfferSubmitted(id, reference, content, sealer.sealApart(draft.contact), draft.owner)));
                events.add(event(
                        id,
                        1,
                        otto,
                        new ListingClaimed(id, otto.id(), Instant.now().plusSeconds(900))));
                events.add(event(id, 2, otto, new ListingApproved(id, 1, null)));
                keys.addAll(sealer.keys);
            }
            append(events, keys);
        }
        return ids;
    }

    private static EventMessage<?> event(ListingId id, long sequence, Actor actor, ListingEvent event) {
        Map<String, Object> metadata = Map.of(
                EventMetadata.ACTOR, actor.id(),
                EventMetadata.ROLE, actor.role().name(),
                EventMetadata.CHANNEL, channel(actor));
        return new GenericDomainEventMessage<>("Listing", id.toString(), sequence, event, metadata);
    }

    private void append(List<EventMessage<?>> events, List<WrappedKey> keys) {
        UnitOfWork<?> work = DefaultUnitOfWork.startAndGet(GenericCommandMessage.asCommandMessage("given")
                .andMetaData(Map.of(CommandEnvelope.KEY, new CommandEnvelope(CommandId.random(), keys))));
        store.publish(events);
        work.commit();
    }

    /** An event that is about no listing. */
    public void elsewhere(String aggregateId, String type, Object event) {
        append(aggregateId, type, Actor.EXCHANGE, "SYSTEM", event, List.of(), null);
    }

    private static String channel(Actor actor) {
        return actor.role() == Role.SYSTEM ? "SYSTEM" : "ACCOUNT";
    }

    private void sealing(ListingId id, Actor actor, String channel, Function<Sealer, ListingEvent> event) {
        Sealer sealer = new Sealer();
        ListingEvent made = event.apply(sealer);
        String onBehalfOf =
                channel.equals("HOTLINE") ? sealer.seal("Weberei Alb GmbH").compact() : null;
        append(id.toString(), "Listing", actor, channel, made, sealer.keys, onBehalfOf);
    }

    private void append(
            String aggregateId,
            String type,
            Actor actor,
            String channel,
            Object event,
            List<WrappedKey> keys,
            @Nullable String onBehalfOf) {
        Map<String, Object> metadata = new HashMap<>();
        metadata.put(EventMetadata.ACTOR, actor.id());
        metadata.put(EventMetadata.ROLE, actor.role().name());
        metadata.put(EventMetadata.CHANNEL, channel);
        if (onBehalfOf != null) {
            metadata.put(EventMetadata.ON_BEHALF_OF, onBehalfOf);
        }
        long sequence = log.lastSequence(aggregateId).orElse(-1) + 1;
        append(List.of(new GenericDomainEventMessage<>(type, aggregateId, sequence, event, metadata)), keys);
    }

    private final class Sealer {

        private final List<WrappedKey> keys = new ArrayList<>();
        private final NewKey key = mint();

        Sealed seal(Object value) {
            return vault.seal(key, value);
        }

        Sealed sealApart(Object value) {
            return vault.seal(mint(), value);
        }

        private NewKey mint() {
            NewKey minted = vault.mint();
            keys.add(minted.stored());
            return minted;
        }
    }
}
