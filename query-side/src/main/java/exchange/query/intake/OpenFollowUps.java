package exchange.query.intake;

import exchange.event.listing.ListingId;
import exchange.query.intake.FollowUp.Due;
import exchange.query.listing.ListingBrief;
import exchange.query.listing.ListingBriefs;
import exchange.reference.Validity;
import exchange.web.account.Accounts;
import exchange.web.read.Cursor;
import java.time.Clock;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.axonframework.queryhandling.QueryHandler;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Answers what is to be done. */
@Component
class OpenFollowUps {

    /**
     * A page of what is to be done.
     *
     * @param counts how many there are on all pages
     * @param next null at the end
     */
    record Found(
            List<FollowUp> items,
            Map<Due, Long> counts,
            @Nullable String next) {

        public long total() {
            return counts.values().stream().mapToLong(Long::longValue).sum();
        }

        /** @param due the name of a {@link Due} */
        public long count(String due) {
            return counts.getOrDefault(Due.valueOf(due), 0L);
        }

        /** Those of this page. */
        public List<FollowUp> on(Due due) {
            return items.stream().filter(item -> item.due() == due).toList();
        }
    }

    private record Row(
            String listing,
            String followUp,
            long position,
            LocalDate due,
            @Nullable String assignee,
            String setBy) {}

    private static final String WHOSE = "(:everybodys or assignee is null or assignee = :reader)";

    private final JdbcClient sql;
    private final ListingBriefs briefs;
    private final Accounts accounts;
    private final Cursor cursors;
    private final Clock clock;

    OpenFollowUps(JdbcClient sql, ListingBriefs briefs, Accounts accounts, Cursor cursors, Clock clock) {
        this.sql = sql;
        this.briefs = briefs;
        this.accounts = accounts;
        this.cursors = cursors;
        this.clock = clock;
    }

    @QueryHandler
    Found handle(FindFollowUps query) {
        LocalDate today = LocalDate.now(clock.withZone(Validity.ZONE));
        boolean first = query.after().isEmpty();
        List<Row> rows = sql.sql(query.generation().sql("""
                        select listing_id, follow_up, position, due, assignee, set_by from query.followups_$g
                         where %s and (:first or due > :due or (due = :due and position > :position))
                         order by due, position
                         limit :limit""".formatted(WHOSE)))
                .param("everybodys", query.everybodys())
                .param("reader", query.reader().accountId())
                .param("first", first)
                .param("due", first ? today : LocalDate.parse(query.after().getFirst()))
                .param("position", first ? 0 : Long.parseLong(query.after().getLast()))
                .param("limit", query.size() + 1)
                .query((row, number) -> new Row(
                        row.getString(1),
                        row.getString(2),
                        row.getLong(3),
                        row.getObject(4, LocalDate.class),
                        row.getString(5),
                        row.getString(6)))
                .list();
        boolean more = rows.size() > query.size();
        List<Row> page = more ? rows.subList(0, query.size()) : rows;
        return new Found(
                items(page, query, today),
                counts(query, today),
                more
                        ? cursors.write(
                                query.fingerprint(),
                                List.of(
                                        page.getLast().due().toString(),
                                        String.valueOf(page.getLast().position())))
                        : null);
    }

    private List<FollowUp> items(List<Row> page, FindFollowUps query, LocalDate today) {
        TreeSet<String> people = new TreeSet<>();
        page.forEach(row -> {
            people.add(row.setBy());
            if (row.assignee() != null) {
                people.add(row.assignee());
            }
        });
        Map<String, String> logins = accounts.logins(people);
        return page.stream()
                .map(row -> {
                    ListingBrief listing =
                            briefs.read(ListingId.parse(row.listing()).orElseThrow(), query.reader(), query.language());
                    return new FollowUp(
                            row.followUp(),
                            listing,
                            row.due(),
                            Due.on(row.due(), today),
                            row.assignee() == null ? null : logins.getOrDefault(row.assignee(), row.assignee()),
                            logins.getOrDefault(row.setBy(), row.setBy()),
                            listing.followUps().getOrDefault(row.followUp(), ""));
                })
                .toList();
    }

    private Map<Due, Long> counts(FindFollowUps query, LocalDate today) {
        return sql.sql(query.generation().sql("""
                        select count(*) filter (where due < :today), count(*) filter (where due = :today),
                               count(*) filter (where due > :today)
                          from query.followups_$g where %s""".formatted(WHOSE)))
                .param("everybodys", query.everybodys())
                .param("reader", query.reader().accountId())
                .param("today", today)
                .query((row, number) -> {
                    Map<Due, Long> counts = new EnumMap<>(Due.class);
                    counts.put(Due.OVERDUE, row.getLong(1));
                    counts.put(Due.TODAY, row.getLong(2));
                    counts.put(Due.LATER, row.getLong(3));
                    return counts;
                })
                .single();
    }
}
