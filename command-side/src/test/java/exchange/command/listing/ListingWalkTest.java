package exchange.command.listing;

import static exchange.command.listing.Cast.CEM;
import static exchange.command.listing.Cast.INES;
import static exchange.command.listing.Cast.MIRA;
import static exchange.command.listing.Cast.OTTO;
import static exchange.command.listing.Cast.THE_EXCHANGE;
import static exchange.command.listing.Listings.CONTACT;
import static exchange.command.listing.Listings.NOW;
import static exchange.command.listing.Listings.PREPOSTEROUS;
import static exchange.command.listing.Listings.REFERENCE;
import static exchange.command.listing.Listings.masks;
import static exchange.command.listing.Listings.shields;
import static exchange.command.listing.Listings.words;
import static org.assertj.core.api.Assertions.assertThat;

import exchange.command.MovableClock;
import exchange.command.dispatch.Refusal;
import exchange.command.listing.Cast.Person;
import exchange.event.listing.ConformityLevel;
import exchange.event.listing.Content;
import exchange.event.listing.ListingEvent;
import exchange.event.listing.ListingId;
import exchange.event.listing.Outcome;
import exchange.event.listing.Owner;
import exchange.event.listing.ReviewReason;
import exchange.event.listing.WithdrawalReason;
import exchange.log.AggregateRepository;
import exchange.node.EventMetadata;
import exchange.reference.UsualQuantities;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.axonframework.commandhandling.CommandResultMessage;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.commandhandling.SimpleCommandBus;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.GenericEventMessage;
import org.axonframework.eventsourcing.GenericAggregateFactory;
import org.axonframework.eventsourcing.eventstore.DomainEventStream;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;
import org.axonframework.eventsourcing.eventstore.inmemory.InMemoryEventStorageEngine;
import org.axonframework.messaging.annotation.ClasspathParameterResolverFactory;
import org.axonframework.messaging.annotation.MultiParameterResolverFactory;
import org.axonframework.messaging.annotation.ParameterResolverFactory;
import org.axonframework.messaging.annotation.SimpleResourceParameterResolverFactory;
import org.axonframework.messaging.interceptors.CorrelationDataInterceptor;
import org.axonframework.messaging.unitofwork.DefaultUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.axonframework.modelling.command.AggregateAnnotationCommandHandler;
import org.axonframework.modelling.command.Repository;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.test.util.ReflectionTestUtils;

@DisplayName("Whatever is asked of a listing")
class ListingWalkTest {

    private static final int WALKS = 2_000;
    private static final int STEPS = 25;
    private static final long SEED = 20_200_318;

    private final MovableClock clock = new MovableClock(NOW);
    private final Clock before = GenericEventMessage.clock;
    private final SimpleCommandBus bus = SimpleCommandBus.builder().build();
    private final List<EventMessage<?>> happened = new ArrayList<>();
    private final Random random = new Random(SEED);
    private Repository<Listing> listings;

    @AfterEach
    void give_the_clock_back() {
        GenericEventMessage.clock = before;
    }

    @Test
    void it_refuses_by_a_rule_or_goes_on_and_its_history_leads_to_the_state_that_it_has() {
        open();
        Set<String> reached = new TreeSet<>();
        for (int walk = 0; walk < WALKS; walk++) {
            happened.clear();
            ListingId id = new ListingId(new UUID(random.nextLong(), random.nextLong()));
            List<String> said = new ArrayList<>();
            send(submission(id), CEM, said);
            for (int step = 0; step < STEPS; step++) {
                clock.moveBy(passing());
                send(command(id), person(), said);
            }
            ListingState live = live(id);
            reached.add(live.word() + "/" + live.revisionWord());
        }
        assertThat(reached)
                .contains(
                        "SUBMITTED/null",
                        "IN_REVIEW/null",
                        "CHANGES_REQUESTED/null",
                        "PUBLISHED/null",
                        "PUBLISHED/IN_REVIEW",
                        "SUSPENDED/null",
                        "EXPIRED/null",
                        "REJECTED/null",
                        "WITHDRAWN/null",
                        "FULFILLED/null");
    }

    private void open() {
        GenericEventMessage.clock = clock;
        EmbeddedEventStore store =
                EmbeddedEventStore.builder().storageEngine(new ThisWalk()).build();
        store.subscribe(happened::addAll);
        ParameterResolverFactory parameters = MultiParameterResolverFactory.ordered(
                ClasspathParameterResolverFactory.forClass(Listing.class),
                new SimpleResourceParameterResolverFactory(Set.of(clock, UsualQuantities.load())));
        listings = AggregateRepository.of(new GenericAggregateFactory<>(Listing.class), store, parameters);
        bus.registerHandlerInterceptor(new CorrelationDataInterceptor<>(EventMetadata::ofCommand));
        AggregateAnnotationCommandHandler.<Listing>builder()
                .aggregateType(Listing.class)
                .repository(listings)
                .parameterResolverFactory(parameters)
                .build()
                .subscribe(bus);
    }

    private void send(ListingCommand command, Person by, List<String> said) {
        said.add(by.account() + " " + command);
        CommandResultMessage<?>[] result = new CommandResultMessage<?>[1];
        bus.dispatch(
                new GenericCommandMessage<>(command, Story.metadata(by, command)),
                (sent, answered) -> result[0] = answered);
        if (result[0].isExceptional()) {
            assertThat(result[0].exceptionResult()).as("%s", said).isInstanceOf(Refusal.class);
        } else {
            assertThat(history()).as("%s", said).isEqualTo(live(command.listingId()));
        }
    }

    /** As the cached aggregate has it, which has lived through everything since the last refusal. */
    private ListingState live(ListingId id) {
        UnitOfWork<?> look = DefaultUnitOfWork.startAndGet(null);
        try {
            return listings.load(id.toString())
                    .<ListingState>invoke(listing -> (ListingState) ReflectionTestUtils.getField(listing, "state"));
        } finally {
            look.rollback();
        }
    }

    /** Reads what happened in this walk only, so that later walks are not slower. */
    private final class ThisWalk extends InMemoryEventStorageEngine {

        @Override
        public DomainEventStream readEvents(String aggregateIdentifier, long firstSequenceNumber) {
            return DomainEventStream.of(happened.stream()
                    .map(event -> (DomainEventMessage<?>) event)
                    .filter(event -> event.getSequenceNumber() >= firstSequenceNumber)
                    .toList());
        }
    }

    private ListingState history() {
        ListingState state = null;
        for (EventMessage<?> event : happened) {
            state = ListingState.after(
                    state,
                    (ListingEvent) event.getPayload(),
                    (String) event.getMetaData().get(EventMetadata.ACTOR),
                    (String) event.getMetaData().get(EventMetadata.TEXT_KEY),
                    (String) event.getMetaData().get(EventMetadata.BODY_HASH),
                    event.getTimestamp());
        }
        return state;
    }

    private ListingCommand submission(ListingId id) {
        return new ListingCommand.SubmitOffer(id, REFERENCE, content(), CONTACT, Owner.DESK, null);
    }

    private Content content() {
        return random.nextInt(4) == 0 ? shields(1, PREPOSTEROUS) : masks(1);
    }

    private Duration passing() {
        return switch (random.nextInt(40)) {
            case 0 -> Duration.ofDays(80);
            case 1, 2 -> Duration.ofMinutes(15);
            default -> Duration.ofSeconds(random.nextInt(120));
        };
    }

    private Person person() {
        return List.of(CEM, OTTO, OTTO, OTTO, MIRA, INES, THE_EXCHANGE).get(random.nextInt(7));
    }

    /** The ends are rarer than the middles, so that there is something to see. */
    private ListingCommand command(ListingId id) {
        return switch (random.nextInt(50)) {
            case 0 -> new ListingCommand.WithdrawListing(id, any(WithdrawalReason.values()), null, null);
            case 1 -> new ListingCommand.FulfilListing(id, any(Outcome.values()), null, null);
            case 2 -> new ListingCommand.RejectListing(id, any(ReviewReason.values()), words("no"), null);
            case 3, 4 -> new ListingCommand.SuspendListing(id, any(ReviewReason.values()), words("stop"), null);
            case 5, 6 -> new ListingCommand.ReinstateListing(id, words("go"), null);
            case 7, 8 -> new ListingCommand.RedactListing(id, ReviewReason.OTHER, words("black"), null);
            case 9, 10 -> new ListingCommand.RenewListing(id, clock.today().plusDays(100), true, null);
            case 11, 12 ->
                new ListingCommand.AssessConformity(id, Listings.STANDARD, any(ConformityLevel.values()), null, null);
            case 13 -> new ListingCommand.AddNote(id, words("note-" + random.nextInt()), null);
            case 14 -> new ListingCommand.SetFollowUp(id, "f", clock.today(), null, words("call"), null);
            case 15 -> new ListingCommand.CompleteFollowUp(id, "f", null, null);
            case 16, 17 -> new ListingCommand.LapseClaim(id);
            case 18 -> new ListingCommand.AnnounceExpiry(id);
            case 19, 20 -> new ListingCommand.ExpireListing(id);
            case 21, 22 -> new ListingCommand.ReleaseClaim(id, random.nextBoolean(), null);
            case 23, 24 -> new ListingCommand.RequestChanges(id, any(ReviewReason.values()), words("more"), null);
            case 25, 26, 27 -> new ListingCommand.ConfirmQuantity(id, null, null);
            case 28, 29, 30 -> new ListingCommand.ReviseListing(id, content(), CONTACT, random.nextBoolean(), null);
            case 31, 32, 33, 34, 35, 36, 37, 38, 39 -> new ListingCommand.ApproveListing(id, null, null);
            default -> new ListingCommand.ClaimListing(id, null);
        };
    }

    private <T> T any(T[] values) {
        return values[random.nextInt(values.length)];
    }
}
