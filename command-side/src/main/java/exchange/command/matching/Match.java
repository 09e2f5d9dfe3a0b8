package exchange.command.matching;

import static exchange.node.EventMetadata.ACTOR;
import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import exchange.event.listing.ListingId;
import exchange.event.matching.MatchEvent;
import exchange.event.matching.MatchId;
import exchange.event.matching.MatchJudged;
import exchange.event.matching.Verdict;
import exchange.privacy.Sealed;
import java.util.HashMap;
import java.util.Map;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.messaging.annotation.MetaDataValue;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.AggregateLifecycle;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.axonframework.spring.stereotype.Aggregate;
import org.jspecify.annotations.Nullable;

/** An offer and a request of which somebody has said something. Everybody has one judgement, and may change it. */
@Aggregate(repository = "matchRepository")
class Match {

    /** @param text why, sealed */
    record JudgeMatch(
            @TargetAggregateIdentifier MatchId match,
            ListingId offer,
            ListingId request,
            Verdict verdict,
            @Nullable Sealed text) {}

    /**
     * @param state the judgement just made
     * @param version how many events there are
     */
    record MatchAnswer(String id, Verdict state, long version) {}

    @AggregateIdentifier
    @SuppressWarnings("UnusedVariable") // Axon reads it
    private @Nullable MatchId id;

    /** By account. */
    private final Map<String, Verdict> verdicts = new HashMap<>();

    Match() {
        // Axon makes it, and the first event fills it
    }

    /** The same judgement again, without anything to add, says nothing new. */
    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    MatchAnswer handle(JudgeMatch command, @MetaDataValue(ACTOR) String actor) {
        if (command.text() != null || verdicts.get(actor) != command.verdict()) {
            apply(new MatchJudged(command.offer(), command.request(), command.verdict(), command.text()));
        }
        return new MatchAnswer(command.match().toString(), command.verdict(), AggregateLifecycle.getVersion() + 1);
    }

    @EventSourcingHandler
    void on(MatchEvent event, @MetaDataValue(ACTOR) String actor) {
        id = MatchId.of(event.offer(), event.request());
        switch (event) {
            case MatchJudged judged -> verdicts.put(actor, judged.verdict());
        }
    }
}
