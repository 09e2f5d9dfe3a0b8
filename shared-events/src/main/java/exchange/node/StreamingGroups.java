package exchange.node;

import static java.util.Objects.requireNonNull;

import exchange.log.EventLog;
import exchange.log.LogToken;
import exchange.log.StoredEvent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.config.Configuration;
import org.axonframework.config.EventProcessingConfigurer;
import org.axonframework.eventhandling.EventProcessor;
import org.axonframework.eventhandling.PropagatingErrorHandler;
import org.axonframework.eventhandling.ReplayToken;
import org.axonframework.eventhandling.StreamingEventProcessor;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventhandling.WrappedToken;
import org.axonframework.eventhandling.tokenstore.TokenStore;
import org.axonframework.eventhandling.tokenstore.UnableToClaimTokenException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The processing groups of this node, each with one segment and its token beside the rows that it writes. */
final class StreamingGroups {

    private static final Logger LOG = LoggerFactory.getLogger(StreamingGroups.class);

    /** As many as Axon lets gather (1,024), so that a group that rests still reads a long log in good time. */
    private static final int RESTING_BATCH = 1_000;

    private static final Duration CLAIM_INTERVAL = Duration.ofSeconds(1);
    private static final Duration CLAIM_PATIENCE = Duration.ofSeconds(30);

    private final Map<String, StreamingGroup> groups;
    private final Map<String, TokenStore> tokenStores = new HashMap<>();

    private final List<SingleThread> threads = new ArrayList<>();
    private final StoredTokens storedTokens;

    StreamingGroups(
            List<StreamingGroup> groups, Function<String, TokenStore> tokenStoreOfSchema, StoredTokens storedTokens) {
        this.storedTokens = storedTokens;
        this.groups = groups.stream().collect(Collectors.toMap(StreamingGroup::name, group -> group));
        groups.forEach(group -> tokenStores.computeIfAbsent(group.schema(), tokenStoreOfSchema));
    }

    Set<String> names() {
        return groups.keySet();
    }

    void register(EventProcessingConfigurer processing, TransactionManager transactions, int batchSize) {
        for (StreamingGroup group : groups.values()) {
            processing.registerTokenStore(group.name(), configuration -> tokenStore(group.name()));
            // Axon's default writes what a handler threw to the log and goes on: events would be lost
            processing.registerListenerInvocationErrorHandler(
                    group.name(), configuration -> PropagatingErrorHandler.instance());
            processing.registerTransactionManager(group.name(), configuration -> transactions);
            processing.registerPooledStreamingEventProcessor(
                    group.name(),
                    Configuration::eventStore,
                    (configuration, builder) -> builder.coordinatorExecutor(
                                    thread(new CoordinatorThread("Coordinator[" + group.name() + "]", group.rest())))
                            .workerExecutor(thread(new SingleThread("Worker[" + group.name() + "]")))
                            .initialSegmentCount(1)
                            .batchSize(group.rest().isZero() ? batchSize : RESTING_BATCH)
                            .tokenClaimInterval(CLAIM_INTERVAL.toMillis())
                            .initialToken(source ->
                                    group.startAtHead() ? source.createHeadToken() : source.createTailToken()));
        }
    }

    private SingleThread thread(SingleThread made) {
        threads.add(made);
        return made;
    }

    /** After the processors have stopped. */
    void end() {
        threads.forEach(SingleThread::shutdown);
    }

    TokenStore tokenStore(String group) {
        return requireNonNull(tokenStores.get(group(group).schema()));
    }

    /** The position up to which a group has committed, on whichever node; 0 before its first event. */
    long storedPosition(String name) {
        return storedTokens.of(group(name)).stream()
                .mapToLong(StreamingGroups::position)
                .min()
                .orElse(0);
    }

    /** The position that a reader with this token has surely read. */
    static long position(@Nullable TrackingToken token) {
        return WrappedToken.unwrapLowerBound(token) instanceof LogToken read ? read.index() : 0;
    }

    private StreamingGroup group(String name) {
        return requireNonNull(groups.get(name), name);
    }

    /** Before the processors start: whatever was built from another log is built anew from this one. */
    void rebuildMisfits(Configuration configuration, TransactionManager transactions, EventLog log) {
        Map<String, EventProcessor> processors =
                configuration.eventProcessingConfiguration().eventProcessors();
        if (!processors.keySet().equals(groups.keySet())) {
            throw new IllegalStateException(
                    "Every event processor is declared as a StreamingGroup, with its token store: declared "
                            + groups.keySet() + ", found " + processors.keySet());
        }
        groups.values().stream().filter(group -> !fits(group, log)).forEach(group -> {
            LOG.error(
                    "{} was built from another log than the one at hand (a restored or exchanged database): it is rebuilt",
                    group.name());
            retryWhileClaimed(() -> rebuild(
                    group, (StreamingEventProcessor) requireNonNull(processors.get(group.name())), transactions, log));
        });
    }

    private boolean fits(StreamingGroup group, EventLog log) {
        return storedTokens.of(group).stream()
                .flatMap(StreamingGroups::places)
                .allMatch(place -> !(place instanceof LogToken at) || log.fits(at));
    }

    /** The places in the log that a token names; a replay's also where it will end. */
    private static Stream<@Nullable TrackingToken> places(TrackingToken token) {
        return token instanceof ReplayToken replay
                ? Stream.of(replay.getTokenAtReset(), replay.getCurrentToken())
                : Stream.of(WrappedToken.unwrapLowerBound(token), WrappedToken.unwrapUpperBound(token));
    }

    /** A read model forgets and reads again from the first event; a policy, which must not repeat itself, goes on at the head. */
    private void rebuild(
            StreamingGroup group, StreamingEventProcessor processor, TransactionManager transactions, EventLog log) {
        LogToken head = log.at(log.head()).map(StoredEvent::token).orElse(LogToken.START);
        if (!group.startAtHead()) {
            processor.resetTokens(LogToken.START);
        }
        TrackingToken start = group.startAtHead() ? head : ReplayToken.createReplayToken(head, LogToken.START);
        TokenStore tokens = tokenStore(group.name());
        transactions.executeInTransaction(() -> {
            for (int segment : tokens.fetchSegments(group.name())) {
                tokens.fetchToken(group.name(), segment);
                tokens.storeToken(start, group.name(), segment);
                tokens.releaseClaim(group.name(), segment);
            }
        });
    }

    /** A node that stopped without a word holds its claims until they time out. */
    private static void retryWhileClaimed(Runnable action) {
        long end = System.nanoTime() + CLAIM_PATIENCE.toNanos();
        while (true) {
            try {
                action.run();
                return;
            } catch (UnableToClaimTokenException e) {
                if (System.nanoTime() - end > 0) {
                    throw e;
                }
                LockSupport.parkNanos(CLAIM_INTERVAL.toNanos());
            }
        }
    }
}
