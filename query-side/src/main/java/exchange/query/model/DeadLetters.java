package exchange.query.model;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The events that a generation could not take, by position only: what they say stays in the log. Written by whoever has locked the
 * generation.
 */
@Component
public class DeadLetters {

    private static final String BEHIND = "behind an earlier event that is parked";

    /**
     * A parked event.
     *
     * @param sequence the id of the aggregate; its events are parked and handled in their order
     * @param listing the same if it is a listing
     * @param cause what went wrong, without anything that the event says
     * @param attempts how often it was tried; 0 if it is parked behind another one
     */
    public record Letter(
            String model,
            int generation,
            String sequence,
            @Nullable String listing,
            long position,
            String type,
            String cause,
            Instant parkedAt,
            int attempts) {}

    private final JdbcClient sql;

    DeadLetters(JdbcClient sql) {
        this.sql = sql;
    }

    /**
     * Parked events of generations in use, by model, generation and position.
     *
     * @param model after which letter to begin, with generation and position
     */
    public List<Letter> after(String model, int generation, long position, int limit) {
        return sql.sql("""
                        select d.model, d.generation, d.sequence, e.aggregate_type, d.position, e.type, d.cause, d.parked_at, d.attempts
                          from query.dead_letter d
                          join query.generation g on g.model = d.model and g.number = d.generation and g.retired_at is null
                          join eventlog.event e on e.position = d.position
                         where d.model > :model or (d.model = :model
                           and (d.generation > :generation or (d.generation = :generation and d.position > :position)))
                         order by d.model, d.generation, d.position
                         limit :limit""")
                .param("model", model)
                .param("generation", generation)
                .param("position", position)
                .param("limit", limit)
                .query((row, number) -> new Letter(
                        row.getString(1),
                        row.getInt(2),
                        row.getString(3),
                        row.getString(4).equals("Listing") ? row.getString(3) : null,
                        row.getLong(5),
                        row.getString(6),
                        row.getString(7),
                        row.getObject(8, OffsetDateTime.class).toInstant(),
                        row.getInt(9)))
                .list();
    }

    /** The sequences that events are parked of. */
    Set<String> sequences(Generation generation) {
        return new TreeSet<>(
                sql.sql("select distinct sequence from query.dead_letter where model = ? and generation = ?")
                        .params(generation.model(), generation.number())
                        .query(String.class)
                        .list());
    }

    /** The first positions parked of a sequence, in order. */
    List<Long> positions(Generation generation, String sequence, int limit) {
        return sql.sql("select position from query.dead_letter where model = ? and generation = ? and sequence = ?"
                        + " order by position limit ?")
                .params(generation.model(), generation.number(), sequence, limit)
                .query(Long.class)
                .list();
    }

    int count(Generation generation) {
        return sql.sql("select count(*) from query.dead_letter where model = ? and generation = ?")
                .params(generation.model(), generation.number())
                .query(Integer.class)
                .single();
    }

    void park(Generation generation, String sequence, long position, Throwable thrown) {
        insert(generation, sequence, position, Fault.describe(thrown), 1);
    }

    void parkBehind(Generation generation, String sequence, long position) {
        insert(generation, sequence, position, BEHIND, 0);
    }

    private void insert(Generation generation, String sequence, long position, String cause, int attempts) {
        sql.sql("""
                        insert into query.dead_letter (model, generation, sequence, position, cause, parked_at, attempts)
                        values (?, ?, ?, ?, ?, current_timestamp, ?)""")
                .params(generation.model(), generation.number(), sequence, position, cause, attempts)
                .update();
        count(generation, 1);
    }

    /** It was tried once more, in vain. */
    void failedAgain(Generation generation, long position, Throwable thrown) {
        sql.sql("update query.dead_letter set attempts = attempts + 1, cause = ?"
                        + " where model = ? and generation = ? and position = ?")
                .params(Fault.describe(thrown), generation.model(), generation.number(), position)
                .update();
    }

    void handled(Generation generation, long position) {
        sql.sql("delete from query.dead_letter where model = ? and generation = ? and position = ?")
                .params(generation.model(), generation.number(), position)
                .update();
        count(generation, -1);
    }

    private void count(Generation generation, int more) {
        sql.sql("update query.generation set parked = parked + ? where model = ? and number = ?")
                .params(more, generation.model(), generation.number())
                .update();
    }
}
