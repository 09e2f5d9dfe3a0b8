package exchange.query.model;

import static java.util.Objects.requireNonNull;

import exchange.log.LogToken;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongSupplier;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventhandling.WrappedToken;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.SimpleSerializedObject;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.core.io.ClassPathResource;
import org.springframework.dao.CannotAcquireLockException;
import org.springframework.dao.QueryTimeoutException;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.init.ResourceDatabasePopulator;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The generations of all read models, as the database knows them: made, switched and dropped in one transaction each, whichever node does
 * it. (On H2, where making a table ends the transaction, by the one process that has the file, one after the other.)
 */
@Component
class Generations {

    /**
     * How long a generation is fed after its readers were sent to another one: longer than a node needs to hear of it and to answer what it
     * was asked before.
     */
    static final Duration GRACE = Duration.ofSeconds(10);

    /** How long a switch holds up the serving generation, at most, for the new one to come level. */
    private static final Duration LEVEL = Duration.ofMillis(500);

    private static final Duration LOOK = Duration.ofMillis(2);

    /**
     * A generation.
     *
     * @param shape of the program that made it
     * @param goal the head of the log when it was begun
     * @param serving whether readers are sent to it
     * @param retired whether another one has taken its place, or it was given up
     * @param over whether it is to be dropped
     * @param parked how many events it could not take
     */
    record Stored(
            Generation generation,
            int shape,
            Instant startedAt,
            long goal,
            boolean serving,
            boolean retired,
            boolean over,
            int parked) {

        boolean building() {
            return !serving && !retired;
        }
    }

    /** What whoever writes a generation has to know, while nobody else writes it. */
    record Locked(boolean retired, boolean parked) {}

    /** The longest that a switch waits for the batch that the serving generation is in. */
    private static final int SWITCH_SECONDS = 2;

    private final JdbcTemplate jdbc;
    private final JdbcClient sql;

    /** Gives a statement up after {@link #SWITCH_SECONDS}. */
    private final JdbcClient impatient;

    private final Serializer serializer;
    private final TransactionTemplate transaction;

    Generations(JdbcTemplate jdbc, Serializer serializer, PlatformTransactionManager transactions) {
        this.jdbc = jdbc;
        this.sql = JdbcClient.create(jdbc);
        JdbcTemplate giving = new JdbcTemplate(requireNonNull(jdbc.getDataSource()));
        giving.setQueryTimeout(SWITCH_SECONDS);
        this.impatient = JdbcClient.create(giving);
        this.serializer = serializer;
        this.transaction = new TransactionTemplate(transactions);
    }

    List<Stored> all() {
        return sql.sql("""
                        select g.model, g.number, g.shape, g.started_at, g.goal, coalesce(m.serving = g.number, false),
                               g.retired_at is not null, coalesce(g.retired_at < current_timestamp - interval '%d' second, false),
                               g.parked
                          from query.generation g join query.read_model m on m.name = g.model
                         order by g.model, g.number""".formatted(GRACE.toSeconds()))
                .query((row, number) -> new Stored(
                        new Generation(row.getString(1), row.getInt(2)),
                        row.getInt(3),
                        row.getObject(4, OffsetDateTime.class).toInstant(),
                        row.getLong(5),
                        row.getBoolean(6),
                        row.getBoolean(7),
                        row.getBoolean(8),
                        row.getInt(9)))
                .list();
    }

    /** The token that a generation's rows are committed with; empty before the first. */
    Optional<LogToken> token(Generation generation) {
        return sql.sql("select token, tokenType from query.token_entry where processorName = ? and token is not null")
                .param(generation.processor())
                .query((row, number) -> serializer.<byte[], TrackingToken>deserialize(
                        new SimpleSerializedObject<>(row.getBytes(1), byte[].class, row.getString(2), null)))
                .optional()
                .map(token -> (LogToken) WrappedToken.unwrapLowerBound(token));
    }

    long position(Generation generation) {
        return token(generation).map(LogToken::index).orElse(0L);
    }

    /** Sees to it that a model has a generation of its shape, to be built if none serves; the first one serves at once. */
    synchronized void ensure(ReadModel model, long head) {
        transaction.executeWithoutResult(_ -> {
            sql.sql("insert into query.read_model (name) values (?) on conflict do nothing")
                    .param(model.name())
                    .update();
            lockModel(model.name());
            List<Stored> known = of(model);
            if (known.isEmpty()) {
                Generation first = create(model, 1, head);
                serve(first);
            } else if (known.stream().allMatch(stored -> stored.retired() || stored.shape() < model.shape())) {
                known.stream().filter(Stored::building).forEach(stored -> giveUp(stored.generation()));
                create(model, next(known), head);
            }
        });
    }

    /**
     * Begins to build a model anew, unless that is being done already, or would take it back to the shape of an older program.
     *
     * @param head of the log
     */
    synchronized void rebuild(ReadModel model, long head) {
        transaction.executeWithoutResult(_ -> {
            lockModel(model.name());
            List<Stored> known = of(model);
            if (known.stream()
                    .filter(stored -> !stored.retired())
                    .noneMatch(stored ->
                            stored.shape() > model.shape() || (stored.building() && stored.shape() == model.shape()))) {
                known.stream().filter(Stored::building).forEach(stored -> giveUp(stored.generation()));
                create(model, next(known), head);
            }
        });
    }

    /** Takes a generation that was built from another log away from its readers, to be dropped; another one is built. */
    synchronized void replace(ReadModel model, Generation misfit, long head) {
        transaction.executeWithoutResult(_ -> {
            lockModel(model.name());
            sql.sql("update query.read_model set serving = null where name = ? and serving = ?")
                    .params(misfit.model(), misfit.number())
                    .update();
            giveUp(misfit);
            List<Stored> known = of(model);
            if (known.stream().allMatch(Stored::retired)) {
                create(model, next(known), head);
            }
        });
    }

    /**
     * Sends readers to another generation, if it is level with the one that serves them: they never go back.
     *
     * @return whether it was, and still was to be switched to
     */
    boolean serveInstead(Generation next, LongSupplier head) {
        try {
            return switchedTo(next, head);
        } catch (QueryTimeoutException | CannotAcquireLockException busy) {
            return false; // whoever asks for a rebuild meanwhile must not wait for a batch that stands still
        }
    }

    private boolean switchedTo(Generation next, LongSupplier head) {
        return Boolean.TRUE.equals(transaction.execute(_ -> {
            lockModel(next.model());
            List<Stored> known = of(next.model());
            Optional<Stored> serving = known.stream().filter(Stored::serving).findFirst();
            if (known.stream().noneMatch(stored -> stored.generation().equals(next) && stored.building())) {
                return false;
            }
            serving.ifPresent(stored -> lock(stored.generation(), impatient));
            long level = serving.map(stored -> position(stored.generation())).orElseGet(head::getAsLong);
            if (!comesTo(next, level, LEVEL)) {
                return false;
            }
            serve(next);
            serving.ifPresent(stored -> sql.sql(
                            "update query.generation set retired_at = current_timestamp where model = ? and number = ?")
                    .params(next.model(), stored.generation().number())
                    .update());
            return true;
        }));
    }

    /** Waits for a generation to come to a position. */
    boolean comesTo(Generation generation, long position, Duration most) {
        long end = System.nanoTime() + most.toNanos();
        while (position(generation) < position) {
            if (System.nanoTime() - end > 0 || Thread.currentThread().isInterrupted()) {
                return false;
            }
            LockSupport.parkNanos(LOOK.toNanos());
        }
        return true;
    }

    /**
     * Locks a generation until the end of the transaction: its rows and what is parked of it are written by one at a time.
     *
     * @throws GenerationGone if it was dropped
     */
    Locked lock(Generation generation) {
        return lock(generation, sql);
    }

    private static Locked lock(Generation generation, JdbcClient client) {
        return client.sql("select retired_at is not null, parked > 0 from query.generation"
                        + " where model = ? and number = ? for update")
                .params(generation.model(), generation.number())
                .query((row, number) -> new Locked(row.getBoolean(1), row.getBoolean(2)))
                .optional()
                .orElseThrow(() -> new GenerationGone(generation));
    }

    /** The generation of a model that readers are sent to; empty if none can be read. */
    Optional<Generation> serving(String model) {
        return sql.sql("select serving from query.read_model where name = ? and serving is not null")
                .param(model)
                .query(Integer.class)
                .optional()
                .map(number -> new Generation(model, number));
    }

    /** Drops what nobody reads any more: tables, token, parked events. */
    synchronized void drop(ReadModel model, Generation generation) {
        transaction.executeWithoutResult(_ -> {
            lockModel(model.name());
            if (of(model).stream().noneMatch(stored -> stored.generation().equals(generation))) {
                return; // another node was faster
            }
            lock(generation); // its tables are locked after it, by everybody
            dropTables(model, generation);
            sql.sql("delete from query.token_entry where processorName = ?")
                    .param(generation.processor())
                    .update();
            sql.sql("delete from query.dead_letter where model = ? and generation = ?")
                    .params(generation.model(), generation.number())
                    .update();
            sql.sql("delete from query.generation where model = ? and number = ?")
                    .params(generation.model(), generation.number())
                    .update();
        });
    }

    private List<Stored> of(ReadModel model) {
        return of(model.name());
    }

    private List<Stored> of(String model) {
        return all().stream()
                .filter(stored -> stored.generation().model().equals(model))
                .toList();
    }

    private static int next(List<Stored> known) {
        return known.getLast().generation().number() + 1;
    }

    private void lockModel(String model) {
        sql.sql("select name from query.read_model where name = ? for update")
                .param(model)
                .query(String.class)
                .single();
    }

    private Generation create(ReadModel model, int number, long head) {
        Generation generation = new Generation(model.name(), number);
        dropTables(model, generation); // of a creation that a crash interrupted, on H2
        String script = script("db/readmodels/" + model.name() + ".sql");
        ResourceDatabasePopulator populator = new ResourceDatabasePopulator(
                new ByteArrayResource(generation.sql(script).getBytes(StandardCharsets.UTF_8)));
        jdbc.execute((ConnectionCallback<Boolean>) connection -> {
            populator.populate(connection);
            return true;
        });
        sql.sql("insert into query.generation (model, number, shape, started_at, goal, parked)"
                        + " values (?, ?, ?, current_timestamp, ?, 0)")
                .params(model.name(), number, model.shape(), head)
                .update();
        return generation;
    }

    private static String script(String resource) {
        try {
            return new ClassPathResource(resource).getContentAsString(StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void dropTables(ReadModel model, Generation generation) {
        for (String table : model.tables()) {
            sql.sql("drop table if exists " + generation.sql(table)).update();
        }
    }

    private void serve(Generation generation) {
        sql.sql("update query.read_model set serving = ? where name = ?")
                .params(generation.number(), generation.model())
                .update();
    }

    /** Retires it as if long ago. */
    private void giveUp(Generation generation) {
        sql.sql("update query.generation set retired_at = timestamp with time zone '1970-01-01 00:00:00+00'"
                        + " where model = ? and number = ?")
                .params(generation.model(), generation.number())
                .update();
    }
}
