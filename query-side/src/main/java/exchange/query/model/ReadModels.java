package exchange.query.model;

import exchange.log.EventLog;
import exchange.log.LogEventStorageEngine;
import exchange.log.LogEventStore;
import exchange.query.model.Generations.Locked;
import exchange.query.model.Generations.Stored;
import exchange.web.problem.Problem;
import exchange.web.read.ReadAfter;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import org.axonframework.common.jdbc.ConnectionProvider;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.tokenstore.TokenStore;
import org.axonframework.eventhandling.tokenstore.jdbc.JdbcTokenStore;
import org.axonframework.eventhandling.tokenstore.jdbc.TokenSchema;
import org.axonframework.messaging.annotation.ParameterResolverFactory;
import org.axonframework.serialization.Serializer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.CannotAcquireLockException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.QueryTimeoutException;
import org.springframework.jdbc.BadSqlGrammarException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The read models of this node: which generation answers, how far it is, and the processors that feed them. What is to be done stands in
 * the database, where every node looks a few times a second; whichever sees it first does it.
 */
@Component
public class ReadModels implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(ReadModels.class);

    private static final Duration LOOK = Duration.ofMillis(300);
    private static final Duration SAY = Duration.ofSeconds(10);

    /** How often a reader who waits looks at the database, for where another node feeds the model. */
    private static final Duration LOOK_ELSEWHERE = Duration.ofMillis(20);

    /** How long a retired generation waits, with a batch, for the one that serves: readers that move over must not go back. */
    private static final Duration BEHIND_SERVING = Duration.ofSeconds(5);

    private static final Duration STOPPING = Duration.ofSeconds(10);
    private static final int RETRIED_AT_ONCE = 200;

    private final Map<String, ReadModel> models = new TreeMap<>();
    private final Generations generations;
    private final DeadLetters letters;
    private final EventLog log;
    private final LogEventStore store;
    private final LogEventStorageEngine engine;
    private final TokenStore tokens;
    private final TransactionManager axonTransactions;
    private final PlatformTransactionManager transactions;
    private final ParameterResolverFactory parameters;
    private final ReadAfter readAfter;
    private final Clock clock;

    private final Map<Generation, ModelProcessor> processors = new HashMap<>();
    private final List<CompletableFuture<Void>> ending = new ArrayList<>();
    private volatile List<Stored> known = List.of();
    private volatile Map<Generation, ModelProcessor> running = Map.of();
    private volatile Map<Generation, Pace> measured = Map.of();
    private volatile @Nullable Thread watch;

    ReadModels(
            List<ReadModel> models,
            Generations generations,
            DeadLetters letters,
            EventLog log,
            LogEventStore store,
            LogEventStorageEngine engine,
            ConnectionProvider connections,
            Serializer serializer,
            TransactionManager axonTransactions,
            PlatformTransactionManager transactions,
            ParameterResolverFactory parameters,
            ReadAfter readAfter,
            Clock clock) {
        models.forEach(model -> this.models.put(model.name(), model));
        this.generations = generations;
        this.letters = letters;
        this.log = log;
        this.store = store;
        this.engine = engine;
        // a name of this start only: two nodes of one machine are two, and so are two starts
        this.tokens = JdbcTokenStore.builder()
                .connectionProvider(connections)
                .serializer(serializer)
                .nodeId(UUID.randomUUID().toString())
                .schema(TokenSchema.builder().setTokenTable("query.token_entry").build())
                .build();
        this.axonTransactions = axonTransactions;
        this.transactions = transactions;
        this.parameters = parameters;
        this.readAfter = readAfter;
        this.clock = clock;
    }

    /** The names of the read models. */
    public Set<String> names() {
        return models.keySet();
    }

    /**
     * Answers a question from one generation, once that one has seen the position that the current request names.
     *
     * @throws Problem 503 if none can be read, or it is not there in time
     */
    public <T extends @Nullable Object> T answer(String model, Function<Generation, T> question) {
        return asItStands(model, generation -> {
            readAfter.await((position, most) -> await(generation, position, most));
            return question.apply(generation);
        });
    }

    /**
     * Answers a question from one generation as it stands, for whoever asks outside of a request.
     *
     * @throws Problem 503 if none can be read
     */
    public <T extends @Nullable Object> T asItStands(String model, Function<Generation, T> question) {
        Generation generation = serving(model);
        try {
            return question.apply(generation);
        } catch (BadSqlGrammarException gone) { // this node slept through a switch
            refresh();
            Generation other = serving(model);
            if (other.equals(generation)) {
                throw gone;
            }
            return question.apply(other);
        }
    }

    private Generation serving(String model) {
        return servingHere(model).orElseThrow(() -> Problem.unavailable(1));
    }

    /** The generation that this node answers from; empty if there is none that it can read. */
    private Optional<Generation> servingHere(String model) {
        int shape = shape(model);
        return known.stream()
                .filter(stored ->
                        stored.serving() && stored.generation().model().equals(model) && stored.shape() == shape)
                .map(Stored::generation)
                .findFirst();
    }

    private int shape(String model) {
        return model(model).shape();
    }

    private ReadModel model(String name) {
        ReadModel model = models.get(name);
        if (model == null) {
            throw Problem.notFound();
        }
        return model;
    }

    /** Waits until what a model answers from has seen a position; false if it has not in time. */
    public boolean await(String model, long position, Duration most) {
        return servingHere(model)
                .map(generation -> await(generation, position, most))
                .orElse(false);
    }

    private boolean await(Generation generation, long position, Duration most) {
        long end = System.nanoTime() + most.toNanos();
        while (!hasReached(generation, position)) {
            if (System.nanoTime() - end > 0) {
                return false;
            }
            try {
                ModelProcessor here = running.get(generation);
                if (here == null || here.position().isEmpty()) {
                    TimeUnit.NANOSECONDS.sleep(LOOK_ELSEWHERE.toNanos());
                } else {
                    here.awaitCommitted(position, LOOK_ELSEWHERE);
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return false;
            }
        }
        return true;
    }

    private boolean hasReached(Generation generation, long position) {
        try {
            return position(generation) >= position;
        } catch (DataAccessResourceFailureException lost) {
            return false; // as far as anybody can tell
        }
    }

    private long position(Generation generation) {
        OptionalLong here = committedHere(generation);
        return here.isPresent() ? here.getAsLong() : generations.position(generation);
    }

    /** How far this node has fed a generation, without asking the database; empty if another node feeds it, or none. */
    public OptionalLong committedHere(Generation generation) {
        ModelProcessor processor = running.get(generation);
        return processor == null ? OptionalLong.empty() : processor.position();
    }

    /**
     * Builds a model anew beside the one that serves; does nothing if that is being done.
     *
     * @throws Problem 404 if there is no such model
     */
    public void rebuild(String name) {
        ReadModel model = model(name);
        try {
            generations.rebuild(model, log.head());
        } catch (QueryTimeoutException | CannotAcquireLockException heldByASwitch) {
            generations.rebuild(model, log.head()); // it has given up by now, or will before this does
        }
        refresh();
    }

    /**
     * How a read model is.
     *
     * @throws Problem 404 if there is no such model
     */
    public ReadModelStatus status(String name) {
        ReadModel model = model(name);
        List<Stored> stored = known.stream()
                .filter(any -> any.generation().model().equals(name))
                .toList();
        Optional<Generation> serving = servingHere(name);
        Optional<Stored> building = stored.stream().filter(Stored::building).findFirst();
        long head = log.head();
        long position = serving.map(this::position).orElse(0L);
        return new ReadModelStatus(
                model.name(),
                serving.map(Generation::number).orElse(null),
                position,
                Math.max(0, head - position),
                serving.or(() -> building.map(Stored::generation))
                        .map(this::work)
                        .orElse(ReadModelStatus.Work.STOPPED),
                stored.stream().filter(Stored::serving).mapToInt(Stored::parked).sum(),
                building.map(this::progress).orElse(null));
    }

    private ReadModelStatus.Work work(Generation generation) {
        ModelProcessor processor = running.get(generation);
        if (processor == null || !processor.isRunning()) {
            return ReadModelStatus.Work.STOPPED;
        }
        return processor.isStuck(position(generation)) ? ReadModelStatus.Work.FAILED : ReadModelStatus.Work.RUNNING;
    }

    private ReadModelStatus.Rebuild progress(Stored building) {
        Generation generation = building.generation();
        long position = position(generation);
        long of = Math.max(log.head(), building.goal());
        Pace pace = measured.get(generation);
        return new ReadModelStatus.Rebuild(
                generation.number(),
                position,
                of,
                pace == null ? 0 : Math.round(pace.eventsPerSecond()),
                pace == null ? null : pace.secondsLeft(position, of),
                building.startedAt());
    }

    /**
     * Tries again what is parked of a model, sequence by sequence, in order.
     *
     * @param sequence the only one to try; null for all
     * @throws Problem 404 if there is no such model
     */
    public Retried retry(String name, @Nullable String sequence) {
        ReadModel model = model(name);
        int retried = 0;
        int left = 0;
        for (Stored stored : generations.all()) {
            Generation generation = stored.generation();
            if (generation.model().equals(name) && !stored.retired() && stored.shape() == model.shape()) {
                retried += retry(generation, writer(model, generation), sequence);
                left += letters.count(generation);
            }
        }
        refresh();
        return new Retried(name, retried, left);
    }

    /**
     * What became of parked events.
     *
     * @param retried how many were handled
     * @param left how many are still parked
     */
    public record Retried(String model, int retried, int left) {}

    private int retry(Generation generation, GenerationWriter writer, @Nullable String only) {
        int retried = 0;
        for (String sequence : letters.sequences(generation)) {
            if (only == null || only.equals(sequence)) {
                retried += retrySequence(generation, writer, sequence);
            }
        }
        return retried;
    }

    private int retrySequence(Generation generation, GenerationWriter writer, String sequence) {
        Integer retried = new TransactionTemplate(transactions).execute(_ -> {
            generations.lock(generation);
            int handled = 0;
            List<Long> positions = letters.positions(generation, sequence, RETRIED_AT_ONCE);
            while (!positions.isEmpty()) {
                List<TrackedEventMessage<?>> events = engine.messages(log.at(positions))
                        .<TrackedEventMessage<?>>map(event -> event)
                        .toList();
                int some = writer.retry(events);
                handled += some;
                if (some < events.size()) {
                    return handled;
                }
                positions = letters.positions(generation, sequence, RETRIED_AT_ONCE);
            }
            writer.release(sequence);
            return handled;
        });
        return retried == null ? 0 : retried;
    }

    private GenerationWriter writer(ReadModel model, Generation generation) {
        return new GenerationWriter(generation, model.projection(generation), parameters, letters, transactions);
    }

    @Override
    public void start() {
        for (Stored stored : generations.all()) {
            ReadModel model = models.get(stored.generation().model());
            if (model != null && !stored.retired() && !fits(stored.generation())) {
                LOG.error(
                        "{} was built from another log than the one at hand (a restored or exchanged database): it is rebuilt",
                        stored.generation().processor());
                generations.replace(model, stored.generation(), log.head());
            }
        }
        models.values().forEach(model -> generations.ensure(model, log.head()));
        refresh();
        Thread watching = Thread.ofPlatform().name("read-models").daemon(true).unstarted(this::watch);
        watch = watching;
        watching.start();
    }

    private boolean fits(Generation generation) {
        return generations.token(generation).map(log::fits).orElse(true);
    }

    @Override
    public void stop() {
        Thread watching = watch;
        watch = null;
        if (watching != null) {
            LockSupport.unpark(watching);
            try {
                watching.join(STOPPING);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
        synchronized (this) {
            processors.values().forEach(processor -> ending.add(processor.end()));
            processors.clear();
            CompletableFuture.allOf(ending.toArray(CompletableFuture[]::new))
                    .completeOnTimeout(null, STOPPING.toMillis(), TimeUnit.MILLISECONDS)
                    .join();
        }
    }

    @Override
    public boolean isRunning() {
        return watch != null;
    }

    /** Before the door opens, and after it has closed. */
    @Override
    public int getPhase() {
        return 0;
    }

    private void watch() {
        boolean sighted = true;
        while (isRunning()) {
            LockSupport.parkNanos(LOOK.toNanos());
            try {
                refresh();
                advance();
                sighted = true;
            } catch (RuntimeException e) {
                if (sighted && watch != null) {
                    LOG.warn("The state of the read models cannot be read; this node goes on as before", e);
                }
                sighted = false;
            }
        }
    }

    /** Looks at the database, and does here what stands there: processors first, then readers. */
    private synchronized void refresh() {
        List<Stored> stored = generations.all();
        Set<Generation> wanted = new HashSet<>();
        for (Stored each : stored) {
            ReadModel model = models.get(each.generation().model());
            if (model != null && !each.over() && each.shape() == model.shape()) {
                wanted.add(each.generation());
                processors.computeIfAbsent(each.generation(), generation -> started(model, generation));
            }
        }
        ending.removeIf(CompletableFuture::isDone);
        processors.entrySet().removeIf(entry -> {
            if (wanted.contains(entry.getKey())) {
                return false;
            }
            return ending.add(entry.getValue().end());
        });
        running = Map.copyOf(processors);
        known = stored;
    }

    private ModelProcessor started(ReadModel model, Generation generation) {
        Projection projection = model.projection(generation);
        GenerationWriter writer = new GenerationWriter(generation, projection, parameters, letters, transactions);
        ModelProcessor processor = ModelProcessor.over(
                generation, projection, store, tokens, axonTransactions, events -> take(generation, writer, events));
        processor.start();
        return processor;
    }

    private void take(Generation generation, GenerationWriter writer, List<? extends EventMessage<?>> events) {
        Locked locked = generations.lock(generation);
        if (locked.retired()) {
            stayBehindServing(generation, GenerationWriter.position(events.getLast()));
        }
        writer.take(events, locked.parked());
    }

    private void stayBehindServing(Generation retired, long position) {
        boolean behind = generations
                .serving(retired.model())
                .map(serving -> generations.comesTo(serving, position, BEHIND_SERVING))
                .orElse(false);
        if (!behind) {
            throw new IllegalStateException(retired.processor()
                    + " is retired and waits for the generation that serves to come to " + position);
        }
    }

    /** Switches what is ready, drops what is over. */
    private void advance() {
        Map<Generation, Pace> paces = new HashMap<>();
        boolean changed = false;
        for (Stored stored : known) {
            ReadModel model = models.get(stored.generation().model());
            if (model != null && stored.building() && stored.shape() == model.shape()) {
                paces.put(stored.generation(), pace(stored));
                changed |= switchedTo(stored.generation());
            }
        }
        measured = Map.copyOf(paces);
        if (changed) {
            refresh();
        }
        for (Stored stored : known) {
            ReadModel model = models.get(stored.generation().model());
            if (model != null && stored.over()) {
                generations.drop(model, stored.generation());
                LOG.info("{} was dropped", stored.generation().processor());
            }
        }
    }

    private boolean switchedTo(Generation generation) {
        if (position(generation) < log.head() - ModelProcessor.BATCH
                || !generations.serveInstead(generation, log::head)) {
            return false;
        }
        LOG.info("{} serves from now on, at position {}", generation.processor(), position(generation));
        return true;
    }

    private Pace pace(Stored building) {
        Generation generation = building.generation();
        long position = position(generation);
        Instant now = clock.instant();
        Pace before = measured.get(generation);
        if (before == null) {
            LOG.info("{} is being built: {} of {} events", generation.processor(), position, log.head());
            return new Pace(now, position, 0);
        }
        if (Duration.between(before.at(), now).compareTo(SAY) < 0) {
            return before.eventsPerSecond() > 0 ? before : before.measured(now, position);
        }
        Pace pace = before.measured(now, position);
        LOG.info(
                "{} is being built: {} of {} events, {} a second",
                generation.processor(),
                position,
                log.head(),
                Math.round(pace.eventsPerSecond()));
        return pace;
    }
}
