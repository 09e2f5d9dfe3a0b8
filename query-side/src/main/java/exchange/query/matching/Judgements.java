package exchange.query.matching;

import static java.util.Objects.requireNonNull;

import exchange.event.listing.ListingId;
import exchange.event.listing.Remarks;
import exchange.event.matching.MatchEvent;
import exchange.event.matching.MatchId;
import exchange.event.matching.MatchJudged;
import exchange.log.EventLog;
import exchange.log.LogEventStorageEngine;
import exchange.log.StoredEvent;
import exchange.node.EventMetadata;
import exchange.privacy.Vault;
import exchange.query.matching.Match.Judgement;
import exchange.web.account.Accounts;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.axonframework.eventhandling.EventMessage;
import org.springframework.stereotype.Component;

/** What the desk has said about matches, read from the log when it is asked for: a page of matches has few. */
@Component
class Judgements {

    private record Said(String actor, StoredEvent stored, MatchJudged judged) {}

    private final EventLog log;
    private final LogEventStorageEngine engine;
    private final Vault vault;
    private final Accounts accounts;

    Judgements(EventLog log, LogEventStorageEngine engine, Vault vault, Accounts accounts) {
        this.log = log;
        this.engine = engine;
        this.vault = vault;
        this.accounts = accounts;
    }

    /** The pair of a listing and its counterpart. */
    static MatchId match(Party subject, Party counterpart) {
        Pair pair = Pair.of(subject, counterpart, Policy.CURRENT);
        return MatchId.of(id(pair.offer()), id(pair.request()));
    }

    private static ListingId id(Party party) {
        return ListingId.parse(party.id()).orElseThrow();
    }

    /** Everybody's last judgement, by match; without those of which nobody has said anything. */
    Map<MatchId, List<Judgement>> of(Collection<MatchId> matches) {
        Map<MatchId, Map<String, Said>> last = new HashMap<>();
        Set<String> actors = new TreeSet<>();
        for (StoredEvent stored :
                log.ofAggregates(matches.stream().map(MatchId::toString).toList())) {
            EventMessage<?> message =
                    engine.messages(List.of(stored)).findFirst().orElseThrow();
            String actor = requireNonNull((String) message.getMetaData().get(EventMetadata.ACTOR));
            switch ((MatchEvent) message.getPayload()) {
                case MatchJudged judged -> {
                    actors.add(actor);
                    last.computeIfAbsent(MatchId.of(judged.offer(), judged.request()), any -> new LinkedHashMap<>())
                            .put(actor, new Said(actor, stored, judged));
                }
            }
        }
        Map<String, String> logins = accounts.logins(actors);
        Map<MatchId, List<Judgement>> found = new HashMap<>();
        last.forEach((match, said) -> {
            List<Judgement> judgements = new ArrayList<>();
            said.values().forEach(each -> judgements.add(judgement(each, logins)));
            found.put(match, judgements);
        });
        return found;
    }

    private Judgement judgement(Said said, Map<String, String> logins) {
        return new Judgement(
                said.judged().verdict(),
                logins.getOrDefault(said.actor(), said.actor()),
                said.stored().recordedAtInstant(),
                vault.open(said.judged().text(), Remarks.class)
                        .map(Remarks::text)
                        .orElse(null));
    }
}
