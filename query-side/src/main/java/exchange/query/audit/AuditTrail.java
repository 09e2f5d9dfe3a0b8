package exchange.query.audit;

import exchange.log.EventLog;
import exchange.log.LogEventStorageEngine;
import exchange.log.StoredEvent;
import exchange.node.EventMetadata;
import exchange.privacy.Sealed;
import exchange.privacy.Vault;
import exchange.query.content.Contents;
import exchange.query.model.Generation;
import exchange.web.account.Accounts;
import exchange.web.problem.Language;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.axonframework.messaging.MetaData;
import org.axonframework.queryhandling.QueryHandler;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** Finds events and opens them. */
@Component
class AuditTrail {

    /**
     * Events in their order.
     *
     * @param more whether others follow
     */
    record Found(List<AuditEvent> events, boolean more) {}

    /** Asks by which references listings are known. */
    record FindReferences(Generation generation, Set<String> listings) {}

    /** The references of listings, by id. */
    record References(Map<String, String> byListing) {}

    private final JdbcClient sql;
    private final EventLog log;
    private final LogEventStorageEngine engine;
    private final Accounts accounts;
    private final OpenedData data;
    private final Vault vault;

    AuditTrail(
            JdbcClient sql,
            EventLog log,
            LogEventStorageEngine engine,
            Accounts accounts,
            OpenedData data,
            Vault vault) {
        this.sql = sql;
        this.log = log;
        this.engine = engine;
        this.accounts = accounts;
        this.data = data;
        this.vault = vault;
    }

    @QueryHandler
    Found handle(FindAuditEvents.In asked) {
        FindAuditEvents query = asked.question();
        List<Long> positions = positions(asked.generation(), query);
        boolean more = positions.size() > query.size();
        List<AuditEvent> events = events(more ? positions.subList(0, query.size()) : positions, query.language());
        return new Found(query.newestFirst() ? events.reversed() : events, more);
    }

    private List<Long> positions(Generation generation, FindAuditEvents query) {
        AuditFilter filter = query.filter();
        Map<String, Object> parameters = new HashMap<>();
        parameters.put("until", query.until());
        String range = "position <= :until";
        if (query.after() > 0) {
            range += query.newestFirst() ? " and position < :after" : " and position > :after";
            parameters.put("after", query.after());
        }
        List<String> conditions = new ArrayList<>();
        if (filter.listings().isEmpty()) {
            conditions.add(range);
        } else {
            Set<String> ids = ids(generation, filter.listings());
            if (ids.isEmpty()) {
                return List.of();
            }
            // the range stands inside alone: beside it H2 would walk through all of it, asking of each position whether
            // it is one of these
            conditions.add("position in (select position from query.audit_event_$g where listing in (:listing) and "
                    + range + " union all select position from query.audit_match_$g where listing in (:listing) and "
                    + range + ")");
            parameters.put("listing", ids);
        }
        anyOf("type", filter.types(), conditions, parameters);
        anyOf("actor", accountIds(filter.actors()), conditions, parameters);
        anyOf("role", filter.roles(), conditions, parameters);
        anyOf("channel", filter.channels(), conditions, parameters);
        anyOf("reason", filter.reasons(), conditions, parameters);
        Instant from = filter.from();
        if (from != null) {
            conditions.add("recorded_at >= :from");
            parameters.put("from", micros(from));
        }
        Instant to = filter.to();
        if (to != null) {
            conditions.add("recorded_at < :to");
            parameters.put("to", micros(to));
        }
        return sql.sql(generation.sql("select position from query.audit_event_$g where "
                        + String.join(" and ", conditions) + " order by position"
                        + (query.newestFirst() ? " desc" : "") + " limit :limit"))
                .params(parameters)
                .param("limit", query.size() + 1)
                .query(Long.class)
                .list();
    }

    /** The ids of listings, of which some are given by their references; whatever is none is passed over. */
    Set<String> ids(Generation generation, List<String> listings) {
        Set<String> ids = listings.stream().filter(AuditFilter::isId).collect(Collectors.toCollection(TreeSet::new));
        List<String> references =
                listings.stream().filter(AuditFilter::isReference).toList();
        if (!references.isEmpty()) {
            ids.addAll(
                    sql.sql(generation.sql("select listing from query.audit_event_$g where reference in (:references)"))
                            .param("references", references)
                            .query(String.class)
                            .list());
        }
        return ids;
    }

    @QueryHandler
    References handle(FindReferences asked) {
        return new References(references(asked.generation(), asked.listings()));
    }

    /** The references of some listings, by their ids. */
    Map<String, String> references(Generation generation, Set<String> listings) {
        Map<String, String> found = new HashMap<>();
        if (!listings.isEmpty()) {
            sql.sql(generation.sql("select listing, reference from query.audit_event_$g where listing in (:listings)"
                            + " and reference is not null"))
                    .param("listings", listings)
                    .query(row -> {
                        found.put(row.getString(1), row.getString(2));
                    });
        }
        return found;
    }

    private static void anyOf(
            String column, Collection<String> values, List<String> conditions, Map<String, Object> parameters) {
        if (!values.isEmpty()) {
            conditions.add(column + " in (:" + column + ")");
            parameters.put(column, values);
        }
    }

    /** Whatever is no login may be an account id. */
    List<String> accountIds(List<String> actors) {
        return actors.stream()
                .map(actor -> accounts.accountIdOf(actor).orElse(actor))
                .toList();
    }

    private static long micros(Instant instant) {
        return Math.addExact(
                Math.multiplyExact(instant.getEpochSecond(), 1_000_000L),
                Math.ceilDiv(instant.getNano(), (int) TimeUnit.MICROSECONDS.toNanos(1)));
    }

    private List<AuditEvent> events(List<Long> positions, Language language) {
        List<StoredEvent> stored = log.at(positions);
        List<MetaData> metadata =
                engine.messages(stored).map(message -> message.getMetaData()).toList();
        List<JsonNode> contents = stored.stream().map(data::read).toList();
        Set<String> accountIds = new TreeSet<>();
        for (int i = 0; i < stored.size(); i++) {
            String actor = text(metadata.get(i), EventMetadata.ACTOR);
            if (actor != null) {
                accountIds.add(actor);
            }
            accountIds.addAll(data.accounts(contents.get(i)));
        }
        Map<String, String> logins = accounts.logins(accountIds);
        List<AuditEvent> events = new ArrayList<>();
        for (int i = 0; i < stored.size(); i++) {
            events.add(event(stored.get(i), metadata.get(i), contents.get(i), logins, language));
        }
        return events;
    }

    private AuditEvent event(
            StoredEvent stored, MetaData metadata, JsonNode content, Map<String, String> logins, Language language) {
        String actor = text(metadata, EventMetadata.ACTOR);
        JsonNode listing = content.path("listingId");
        return new AuditEvent(
                stored.position(),
                stored.type(),
                stored.recordedAtInstant(),
                actor == null ? null : logins.getOrDefault(actor, actor),
                text(metadata, EventMetadata.ROLE),
                text(metadata, EventMetadata.CHANNEL),
                onBehalfOf(metadata, language),
                text(metadata, EventMetadata.REASON),
                stored.commandIdHex(),
                listing.isString() ? listing.stringValue() : null,
                data.open(content, logins, language),
                Base64.getEncoder().encodeToString(stored.leafHash()));
    }

    private @Nullable String onBehalfOf(MetaData metadata, Language language) {
        String compact = text(metadata, EventMetadata.ON_BEHALF_OF);
        return compact == null
                ? null
                : Sealed.parse(compact)
                        .flatMap(box -> vault.open(box, String.class))
                        .orElseGet(() -> Contents.removed(language));
    }

    private static @Nullable String text(MetaData metadata, String key) {
        return metadata.get(key) instanceof String text ? text : null;
    }
}
