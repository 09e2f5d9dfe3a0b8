package exchange.query.statistics;

import exchange.event.listing.Urgency;
import exchange.query.model.Generation;
import exchange.query.statistics.ServiceLevels.ByUrgency;
import exchange.query.statistics.ServiceLevels.Span;
import exchange.query.statistics.ServiceLevels.Times;
import exchange.reference.Validity;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.axonframework.queryhandling.QueryHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Answers how long publication takes. Percentiles are figures that occurred: the smallest that so many do not exceed. */
@Component
class PublicationTimes {

    private static final int WEEK = 7;

    private static final String TIMES = "count(*), percentile_disc(0.5) within group (order by seconds),"
            + " percentile_disc(0.95) within group (order by seconds) from query.statistics_$g"
            + " where open_to_all and not parked and published_on is not null";

    /**
     * What the figures depend on besides the day.
     *
     * @param position of the last change
     */
    private record Version(long position, long released) {}

    private record On(LocalDate day, Generation generation) {}

    private final JdbcClient sql;
    private final Clock clock;
    private final KeptFigures kept = new KeptFigures();

    PublicationTimes(JdbcClient sql, Clock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    @QueryHandler
    ServiceLevels handle(GetServiceLevels query) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), Validity.ZONE);
        Generation generation = query.generation();
        return kept.get(
                new On(today, generation),
                query.now(),
                () -> version(generation),
                () -> levels(generation, version(generation), today));
    }

    private Version version(Generation generation) {
        return sql.sql(generation.sql("select position, released from query.statistics_change_$g where id = 1"))
                .query((row, number) -> new Version(row.getLong(1), row.getLong(2)))
                .single();
    }

    private ServiceLevels levels(Generation generation, Version version, LocalDate today) {
        List<Span> weeks = new ArrayList<>();
        for (LocalDate last = today; weeks.size() < ServiceLevels.DAYS / WEEK; last = last.minusDays(WEEK)) {
            weeks.add(span(generation, last.minusDays(WEEK - 1), last));
        }
        LocalDate first = today.minusDays(ServiceLevels.DAYS - 1);
        return new ServiceLevels(
                version.position(),
                version.position() + "-" + version.released() + "-" + generation.number(),
                waiting(generation),
                overall(generation),
                span(generation, first, today),
                days(generation, first, today),
                weeks,
                urgencies(generation, first, today));
    }

    private long waiting(Generation generation) {
        return sql.sql(generation.sql("select count(*) from query.statistics_$g"
                        + " where waiting_since is not null and open_to_all and not parked"))
                .query(Long.class)
                .single();
    }

    private Times overall(Generation generation) {
        return sql.sql(generation.sql("select " + TIMES))
                .query((row, number) -> times(row, 1))
                .single();
    }

    private Span span(Generation generation, LocalDate from, LocalDate until) {
        Times times = sql.sql(generation.sql("select " + TIMES + " and published_on between ? and ?"))
                .params(from, until)
                .query((row, number) -> times(row, 1))
                .single();
        return new Span(from, until, times);
    }

    private List<Span> days(Generation generation, LocalDate from, LocalDate until) {
        Map<LocalDate, Times> found = new HashMap<>();
        sql.sql(generation.sql(
                        "select published_on, " + TIMES + " and published_on between ? and ? group by published_on"))
                .params(from, until)
                .query(row -> {
                    found.put(row.getObject(1, LocalDate.class), times(row, 2));
                });
        return from.datesUntil(until.plusDays(1))
                .map(day -> new Span(day, day, found.getOrDefault(day, Times.NONE)))
                .toList();
    }

    private List<ByUrgency> urgencies(Generation generation, LocalDate from, LocalDate until) {
        Map<Urgency, Times> found = new HashMap<>();
        sql.sql(generation.sql("select urgency, " + TIMES + " and published_on between ? and ? group by urgency"))
                .params(from, until)
                .query(row -> {
                    found.put(Urgency.valueOf(row.getString(1)), times(row, 2));
                });
        return Arrays.asList(Urgency.values()).reversed().stream()
                .map(urgency -> new ByUrgency(urgency, found.getOrDefault(urgency, Times.NONE)))
                .toList();
    }

    private static Times times(ResultSet row, int first) throws SQLException {
        long published = row.getLong(first);
        return published == 0 ? Times.NONE : new Times(published, row.getLong(first + 1), row.getLong(first + 2));
    }
}
