package exchange.query.audit;

import exchange.query.model.Generation;
import exchange.web.account.Accounts;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.axonframework.queryhandling.QueryHandler;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Finds who was shown whose contact data; {@code exchange.query.listing} records it. */
@Component
class AccessLog {

    /**
     * Accesses in the order asked for.
     *
     * @param references of their listings, by id
     * @param more whether others follow
     */
    record Found(List<Access> accesses, Map<String, String> references, boolean more) {}

    private record Row(
            long number,
            Instant at,
            String account,
            String role,
            String listing,
            @Nullable String reason) {}

    private final JdbcClient sql;
    private final Accounts accounts;
    private final AuditTrail trail;

    AccessLog(JdbcClient sql, Accounts accounts, AuditTrail trail) {
        this.sql = sql;
        this.accounts = accounts;
        this.trail = trail;
    }

    @QueryHandler
    Found handle(FindAccesses asked) {
        Generation generation = asked.generation();
        List<String> conditions = new ArrayList<>(List.of("id > 0"));
        Map<String, Object> parameters = new HashMap<>();
        if (asked.after() > 0) {
            conditions.add(asked.newestFirst() ? "id < :after" : "id > :after");
            parameters.put("after", asked.after());
        }
        if (!asked.listings().isEmpty()) {
            Set<String> ids = trail.ids(generation, asked.listings());
            if (ids.isEmpty()) {
                return new Found(List.of(), Map.of(), false);
            }
            conditions.add("listing in (:listings)");
            parameters.put("listings", ids);
        }
        if (!asked.readers().isEmpty()) {
            conditions.add("account in (:accounts)");
            parameters.put("accounts", trail.accountIds(asked.readers()));
        }
        List<Row> rows = sql.sql("select id, at, account, role, listing, reason from query.personal_data_access where "
                        + String.join(" and ", conditions) + " order by id" + (asked.newestFirst() ? " desc" : "")
                        + " limit :limit")
                .params(parameters)
                .param("limit", asked.size() + 1)
                .query((row, number) -> new Row(
                        row.getLong(1),
                        Objects.requireNonNull(row.getObject(2, OffsetDateTime.class))
                                .toInstant(),
                        row.getString(3),
                        row.getString(4),
                        row.getString(5),
                        row.getString(6)))
                .list();
        boolean more = rows.size() > asked.size();
        List<Row> page = more ? rows.subList(0, asked.size()) : rows;
        Map<String, String> logins =
                accounts.logins(page.stream().map(Row::account).collect(Collectors.toSet()));
        return new Found(
                page.stream()
                        .map(row -> new Access(
                                row.number(),
                                row.at(),
                                logins.getOrDefault(row.account(), row.account()),
                                row.role(),
                                row.listing(),
                                row.reason()))
                        .toList(),
                trail.references(generation, page.stream().map(Row::listing).collect(Collectors.toSet())),
                more);
    }
}
