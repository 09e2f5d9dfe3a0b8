package exchange.query.moderation;

import exchange.event.listing.Content;
import exchange.event.listing.ListingClaimed;
import exchange.event.listing.ListingText;
import exchange.event.listing.QuantityQuarantined;
import exchange.event.listing.Urgency;
import exchange.query.content.Contents;
import exchange.query.content.Entries;
import exchange.query.moderation.ModerationEntry.State;
import exchange.query.page.ServiceLevels;
import exchange.web.account.Accounts;
import exchange.web.problem.Language;
import exchange.web.read.Cursor;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.axonframework.queryhandling.QueryHandler;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Answers what waits: the most urgent first, among them what has waited longest. */
@Component
class ModerationQueue {

    /** A page of the queue. */
    record Waiting(List<WaitingListing> items, @Nullable String next) {}

    private final JdbcClient sql;
    private final Contents contents;
    private final Accounts accounts;
    private final Cursor cursors;
    private final ServiceLevels levels;
    private final Clock clock;

    ModerationQueue(
            JdbcClient sql, Contents contents, Accounts accounts, Cursor cursors, ServiceLevels levels, Clock clock) {
        this.sql = sql;
        this.contents = contents;
        this.accounts = accounts;
        this.cursors = cursors;
        this.levels = levels;
        this.clock = clock;
    }

    @QueryHandler
    Waiting handle(FindWaiting query) {
        boolean first = query.after().isEmpty();
        Instant now = clock.instant();
        QueueFilter filter = query.filter();
        List<ModerationEntry> found = sql.sql(query.generation()
                        .sql("select entry from query.moderation_$g where " + filter.condition()
                                + " and (:first or urgency < :urgency or (urgency = :urgency and waiting_position > :position))"
                                + " order by urgency desc, waiting_position limit :limit"))
                .param("kind", filter.kind() == null ? null : filter.kind().name())
                .param("reader", filter.reader())
                .param("now", ModerationProjection.micros(now))
                .param("first", first)
                .param("urgency", first ? 0 : Integer.parseInt(query.after().getFirst()))
                .param("position", first ? 0 : Long.parseLong(query.after().getLast()))
                .param("limit", query.size() + 1)
                .query((row, number) -> Entries.read(row.getString(1), ModerationEntry.class))
                .list();
        boolean more = found.size() > query.size();
        List<ModerationEntry> page = more ? found.subList(0, query.size()) : found;
        Map<String, String> logins = accounts.logins(page.stream()
                .map(ModerationEntry::claim)
                .filter(Objects::nonNull)
                .map(ListingClaimed::holder)
                .toList());
        return new Waiting(
                page.stream()
                        .map(entry -> item(entry, now, logins, query.language()))
                        .toList(),
                more ? cursors.write(query.fingerprint(), key(page.getLast())) : null);
    }

    /** How much waits, and how much of it for too long. */
    @QueryHandler
    QueueSummary handle(CountWaiting query) {
        Instant now = clock.instant();
        return sql.sql(query.generation().sql("""
                        select count(*) as total,
                               count(case when holder is null or claimed_until <= :now then 1 end) as free,
                               count(case when holder = :reader and claimed_until > :now then 1 end) as mine,
                               count(case when (urgency = 0 and waiting_since <= :normal)
                                            or (urgency = 1 and waiting_since <= :urgent)
                                            or (urgency = 2 and waiting_since <= :critical) then 1 end) as overdue,
                               count(case when (urgency = 0 and waiting_since <= :normalSoon)
                                            or (urgency = 1 and waiting_since <= :urgentSoon)
                                            or (urgency = 2 and waiting_since <= :criticalSoon) then 1 end) as due,
                               count(case when quarantined then 1 end) as quarantined,
                               count(case when waiting_position > :since then 1 end) as fresh,
                               coalesce(max(waiting_position), 0) as newest,
                               coalesce(min(waiting_since), :now) as oldest
                          from query.moderation_$g where urgency is not null"""))
                .param("now", ModerationProjection.micros(now))
                .param("reader", query.reader())
                .param("since", query.since())
                .param("normal", before(now, levels.target(Urgency.NORMAL)))
                .param("urgent", before(now, levels.target(Urgency.URGENT)))
                .param("critical", before(now, levels.target(Urgency.CRITICAL)))
                .param("normalSoon", before(now, levels.amber(Urgency.NORMAL)))
                .param("urgentSoon", before(now, levels.amber(Urgency.URGENT)))
                .param("criticalSoon", before(now, levels.amber(Urgency.CRITICAL)))
                .query((row, number) -> new QueueSummary(
                        row.getLong("total"),
                        row.getLong("free"),
                        row.getLong("mine"),
                        row.getLong("overdue"),
                        row.getLong("due") - row.getLong("overdue"),
                        row.getLong("quarantined"),
                        row.getLong("fresh"),
                        row.getLong("newest"),
                        TimeUnit.MICROSECONDS.toSeconds(
                                ChronoUnit.MICROS.between(Instant.EPOCH, now) - row.getLong("oldest"))))
                .single();
    }

    private static @Nullable Long before(Instant now, Duration span) {
        return ModerationProjection.micros(now.minus(span));
    }

    private static List<String> key(ModerationEntry entry) {
        return List.of(String.valueOf(entry.urgencyRank()), String.valueOf(entry.waitingPosition()));
    }

    /** A claim whose time is over is none, even if the event that says so is still to come. */
    private static @Nullable ListingClaimed standing(@Nullable ListingClaimed claim, Instant now) {
        return claim != null && claim.until().isAfter(now) ? claim : null;
    }

    private WaitingListing item(ModerationEntry entry, Instant now, Map<String, String> logins, Language language) {
        Content content = entry.content();
        ListingText text = entry.redacted() ? null : contents.text(content).orElse(null);
        String removed = Contents.removed(Contents.languageOf(content));
        ListingClaimed claim = standing(entry.claim(), now);
        QuantityQuarantined quarantine = entry.quarantine();
        Instant since = entry.waitingSince() == null ? entry.submittedAt() : entry.waitingSince();
        boolean unpublished = entry.state() == State.UNPUBLISHED;
        return new WaitingListing(
                entry.id(),
                entry.reference(),
                content.kind(),
                text == null ? removed : text.title(),
                text == null ? removed : text.organisation(),
                content.product(),
                content.product() == null ? null : contents.productLabel(content.product(), language),
                content.quantity(),
                content.urgency(),
                text == null ? null : text.urgencyText(),
                unpublished ? entry.review().name() : entry.state().name(),
                unpublished ? null : entry.review().name(),
                entry.version(),
                entry.channel(),
                entry.submittedAt(),
                since,
                Math.max(0, Duration.between(since, now).toSeconds()),
                claim == null ? null : logins.getOrDefault(claim.holder(), claim.holder()),
                claim == null ? null : claim.until(),
                quarantine != null,
                quarantine == null ? null : quarantine.figure(),
                quarantine == null ? null : quarantine.usualLow(),
                quarantine == null ? null : quarantine.usualHigh());
    }
}
