package exchange.command.listing;

import exchange.command.MovableClock;
import exchange.command.dispatch.Refusal;
import exchange.command.dispatch.Rule;
import exchange.command.dispatch.StaleVersion;
import exchange.command.listing.Cast.Person;
import exchange.command.listing.Listings.Told;
import exchange.event.listing.Content;
import exchange.event.listing.ListingEvent;
import exchange.node.EventMetadata;
import exchange.privacy.Sealed;
import exchange.reference.UsualQuantities;
import java.lang.reflect.RecordComponent;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.GenericEventMessage;
import org.axonframework.messaging.interceptors.CorrelationDataInterceptor;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.ResultValidator;
import org.axonframework.test.aggregate.TestExecutor;
import org.hamcrest.CustomMatcher;
import org.hamcrest.Matcher;

/** Given what happened, when this is asked, then that: Axon's fixture in the words of the exchange. */
final class Story {

    private static final UsualQuantities USUAL = UsualQuantities.load();

    private final MovableClock clock = new MovableClock(Listings.NOW);
    private final TestExecutor<Listing> before;

    private Story() {
        AggregateTestFixture<Listing> fixture = new AggregateTestFixture<>(Listing.class);
        fixture.registerInjectableResource(clock);
        fixture.registerInjectableResource(USUAL);
        fixture.registerCommandHandlerInterceptor(new CorrelationDataInterceptor<>(EventMetadata::ofCommand));
        before = fixture.givenCurrentTime(clock.instant());
    }

    /** What happened, beginning on Monday at nine. */
    static Story given(Told... told) {
        return new Story().and(told);
    }

    static Story given(List<Told> told) {
        return given(told.toArray(Told[]::new));
    }

    static Story givenNothing() {
        return new Story();
    }

    /** What happened then. */
    Story and(Told... told) {
        for (Told happened : told) {
            for (ListingEvent event : happened.events()) {
                before.andGiven(new GenericEventMessage<>(
                        event, metadata(happened.by(), happened.events().getFirst())));
            }
        }
        return this;
    }

    /** Time passes. */
    Story later(Duration duration) {
        return at(clock.instant().plus(duration));
    }

    /** Time passes. */
    Story at(Instant instant) {
        clock.moveTo(instant);
        before.andGivenCurrentTime(instant);
        return this;
    }

    /** What somebody asks. */
    Outcome when(ListingCommand command, Person by) {
        return new Outcome(before.when(command, metadata(by, command)));
    }

    /** What comes of it. */
    record Outcome(ResultValidator<Listing> result) {

        Outcome then(ListingEvent... events) {
            result.expectSuccessfulHandlerExecution().expectEvents((Object[]) events);
            return this;
        }

        /** It succeeds, and says nothing new. */
        Outcome thenNothingNew() {
            result.expectSuccessfulHandlerExecution().expectNoEvents();
            return this;
        }

        Outcome thenRefused(Rule rule) {
            result.expectNoEvents()
                    .expectException(matching(
                            rule.name(), thrown -> thrown instanceof Refusal refusal && refusal.rule() == rule));
            return this;
        }

        Outcome thenStale() {
            result.expectNoEvents().expectException(StaleVersion.class);
            return this;
        }

        Outcome thenAnswered(String state, long version) {
            return thenAnswered(
                    state + " in version " + version,
                    answer -> answer.state().equals(state) && answer.version() == version);
        }

        Outcome thenAnswered(String description, Predicate<ListingAnswer> expected) {
            result.expectResultMessagePayloadMatching(
                    matching(description, answer -> answer instanceof ListingAnswer given && expected.test(given)));
            return this;
        }

        /** Looks at what was said, and by whom. */
        Outcome thenSaid(Consumer<List<? extends EventMessage<?>>> look) {
            result.expectEventsMatching(new CustomMatcher<List<EventMessage<?>>>("events as described") {
                @Override
                @SuppressWarnings("unchecked") // the fixture matches its list of event messages
                public boolean matches(Object events) {
                    look.accept((List<EventMessage<?>>) events);
                    return true;
                }
            });
            return this;
        }
    }

    private static Matcher<Object> matching(String description, Predicate<Object> expected) {
        return new CustomMatcher<>(description) {
            @Override
            public boolean matches(Object actual) {
                return expected.test(actual);
            }
        };
    }

    /** As the gate would set it: who acts, and under which key the texts are sealed. */
    static Map<String, Object> metadata(Person by, Record said) {
        Map<String, Object> metadata = new HashMap<>();
        metadata.put(EventMetadata.ACTOR, by.account());
        metadata.put(EventMetadata.ROLE, by.role().name());
        metadata.put(EventMetadata.CHANNEL, "ACCOUNT");
        String textKey = textKey(said);
        if (textKey != null) {
            metadata.put(EventMetadata.TEXT_KEY, textKey);
        }
        return metadata;
    }

    static Map<String, Object> metadata(Person by, Object said) {
        return metadata(by, (Record) said);
    }

    private static String textKey(Record said) {
        String key = null;
        for (RecordComponent component : said.getClass().getRecordComponents()) {
            Object value = read(component, said);
            if (value instanceof Content content) {
                key = content.text().key();
            } else if (value instanceof Sealed words && component.getName().equals("remarks")) {
                key = words.key();
            }
        }
        return key;
    }

    private static Object read(RecordComponent component, Record said) {
        try {
            component.getAccessor().setAccessible(true);
            return component.getAccessor().invoke(said);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }
}
