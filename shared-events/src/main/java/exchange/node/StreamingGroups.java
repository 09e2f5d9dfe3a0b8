package exchange.node;

import static java.util.Objects.requireNonNull;

import exchange.log.EventLog;
import exchange.log.LogToken;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.config.Configuration;
import org.axonframework.config.EventProcessingConfigurer;
import org.axonframework.eventhandling.EventProcessor;
import org.axonframework.eventhandling.StreamingEventProcessor;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventhandling.WrappedToken;
import org.axonframework.eventhandling.tokenstore.TokenStore;
import org.axonframework.eventhandling.tokenstore.UnableToClaimTokenException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The processing groups of this node, each with one segment and its token beside the rows that it writes. */
final class StreamingGroups {

    private static final Logger LOG = LoggerFactory.getLogger(StreamingGroups.class);

    private static final Duration CLAIM_INTERVAL = Duration.ofSeconds(1);

    private final Map<String, StreamingGroup> groups;
    private final Map<String, TokenStore> tokenStores = new HashMap<>();

    StreamingGroups(List<StreamingGroup> groups, Function<String, TokenStore> tokenStoreOfSchema) {
        this.groups = groups.stream().collect(Collectors.toMap(StreamingGroup::name, group -> group));
        groups.forEach(group -> tokenStores.computeIfAbsent(group.schema(), tokenStoreOfSchema));
    }

    Set<String> names() {
        return groups.keySet();
    }

    void register(EventProcessingConfigurer processing, TransactionManager transactions, int batchSize) {
        for (StreamingGroup group : groups.values()) {
            processing.registerTokenStore(group.name(), configuration -> tokenStore(group.name()));
            processing.registerTransactionManager(group.name(), configuration -> transactions);
            processing.registerPooledStreamingEventProcessor(
                    group.name(),
                    Configuration::eventStore,
                    (configuration, builder) -> builder.initialSegmentCount(1)
                            .batchSize(batchSize)
                            .tokenClaimInterval(CLAIM_INTERVAL.toMillis())
                            .initialToken(source ->
                                    group.startAtHead() ? source.createHeadToken() : source.createTailToken()));
        }
    }

    TokenStore tokenStore(String group) {
        return requireNonNull(tokenStores.get(group(group).schema()));
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
        processors.forEach((name, processor) -> {
            if (!fits(name, transactions, log)) {
                LOG.error(
                        "{} was built from another log than the one at hand (a restored or exchanged database): it is rebuilt",
                        name);
                StreamingEventProcessor streaming = (StreamingEventProcessor) processor;
                if (group(name).startAtHead()) {
                    streaming.resetTokens(source -> source.createHeadToken());
                } else {
                    streaming.resetTokens();
                }
            }
        });
    }

    private boolean fits(String name, TransactionManager transactions, EventLog log) {
        TokenStore tokens = tokenStore(name);
        return transactions.fetchInTransaction(() -> {
            for (int segment : tokens.fetchSegments(name)) {
                try {
                    TrackingToken token = WrappedToken.unwrapLowerBound(tokens.fetchToken(name, segment));
                    tokens.releaseClaim(name, segment);
                    if (token instanceof LogToken at && !log.fits(at)) {
                        return false;
                    }
                } catch (UnableToClaimTokenException busyElsewhere) {
                    LOG.debug("{} is at work on another node", name);
                }
            }
            return true;
        });
    }
}
