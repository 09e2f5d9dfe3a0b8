package exchange.benchmark;

import exchange.benchmark.Databases.Kind;
import exchange.command.listing.ListingLoad;
import exchange.event.listing.ListingId;
import exchange.log.EventLog;
import exchange.log.LogDatabase;
import exchange.log.LogEventStore;
import exchange.query.QueryNode;
import exchange.query.model.ReadModels;
import exchange.reference.Places;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.axonframework.common.transaction.NoTransactionManager;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.SimpleEventHandlerInvoker;
import org.axonframework.eventhandling.pooled.PooledStreamingEventProcessor;
import org.axonframework.eventhandling.tokenstore.inmemory.InMemoryTokenStore;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.json.JsonMapper;

/**
 * S4: a replay of {@code -Devents} events (100,000 unless told otherwise; 1,000,000 in full) on PostgreSQL, into a handler that does
 * nothing and into the catalogue, against a plain SELECT of all rows in order with each payload parsed as JSON, and the same with rows
 * like the catalogue's written in JDBC batches.
 */
final class ReplayBenchmark implements Benchmarks.Group {

    private static final int EVENTS = Integer.getInteger("events", 100_000);
    private static final int ROUNDS = Integer.getInteger("rounds", 3);
    private static final int WRITERS = 16;
    private static final int BATCH = 1_000;

    @Override
    public Report run() throws Exception {
        Report report = new Report("S4", "events/s", "baseline events/s", "ratio", "reach");
        Path folder = Databases.folder();
        LogDatabase database = Databases.create(Kind.POSTGRESQL, folder);
        long listings = fill(database, folder);
        try (ConfigurableApplicationContext node = queryNode(database, folder)) {
            EventLog log = node.getBean(EventLog.class);
            ReadModels models = node.getBean(ReadModels.class);
            awaitBuilt(models);
            List<Double> nothing = new ArrayList<>();
            List<Double> parsed = new ArrayList<>();
            List<Double> catalogue = new ArrayList<>();
            List<Double> written = new ArrayList<>();
            for (int round = 0; round <= ROUNDS; round++) {
                add(parsed, round, log.head(), timed(() -> select(database, false, listings)));
                add(
                        nothing,
                        round,
                        log.head(),
                        timed(() -> replayIntoNothing(node.getBean(LogEventStore.class), log.head())));
                add(written, round, log.head(), timed(() -> select(database, true, listings)));
                add(catalogue, round, log.head(), timed(() -> rebuild(models)));
            }
            row(report, "into a handler that does nothing / SELECT + JSON", nothing, parsed, 0.35);
            row(report, "into the catalogue / SELECT + JSON + batch writes", catalogue, written, 0.5);
            report.note(
                    "%,d events of %,d listings (submitted, claimed, approved; a quarter withdrawn); the rebuild includes making the generation's tables and the switch."
                            .formatted(log.head(), listings));
        }
        return report;
    }

    private static void row(Report report, String what, List<Double> ours, List<Double> baseline, double reach) {
        double ratio = Rounds.Rate.of(ours).middle() / Rounds.Rate.of(baseline).middle();
        report.row(
                what,
                Rounds.Rate.of(ours),
                Rounds.Rate.of(baseline),
                ratio,
                reach + (ratio >= reach ? "" : " (missed)"));
    }

    private interface Step {
        void run() throws Exception;
    }

    private static double timed(Step step) throws Exception {
        long start = System.nanoTime();
        step.run();
        return (System.nanoTime() - start) / 1e9;
    }

    private static void add(List<Double> rates, int round, long events, double seconds) {
        if (round > 0) {
            rates.add(events / seconds);
        }
    }

    /** Fills the log through the commands of a node; returns the number of listings. */
    private static long fill(LogDatabase database, Path folder) throws Exception {
        AtomicLong listings = new AtomicLong();
        Places places = Places.load();
        try (ConfigurableApplicationContext node = CommandsBenchmark.commandNode(database, folder)) {
            ListingLoad load = new ListingLoad(node);
            EventLog log = node.getBean(EventLog.class);
            Thread[] writers = new Thread[WRITERS];
            for (int writer = 0; writer < WRITERS; writer++) {
                Invented invented = new Invented(writer, places);
                writers[writer] = Thread.ofPlatform().start(() -> {
                    while (log.head() < EVENTS) {
                        Invented.Draft draft = invented.next();
                        ListingId id = load.submit(
                                draft.text(), draft.contact(), draft.place(), draft.product(), draft.amount());
                        load.claim(id);
                        load.approve(id);
                        if (listings.incrementAndGet() % 4 == 0) {
                            load.withdraw(id);
                        }
                    }
                });
            }
            for (Thread writer : writers) {
                writer.join();
            }
        }
        try (Connection connection = Databases.connect(database);
                Statement statement = connection.createStatement()) {
            statement.execute("vacuum analyze eventlog.event");
        }
        return listings.get();
    }

    private static ConfigurableApplicationContext queryNode(LogDatabase database, Path folder) {
        List<String> settings = new ArrayList<>(Databases.settings(database, folder));
        settings.addAll(List.of(
                "--exchange.demo=false",
                "--exchange.master-key=" + CommandsBenchmark.MASTER_KEY,
                "--server.port=0",
                "--logging.level.root=warn"));
        return new SpringApplicationBuilder(QueryNode.class)
                .properties("spring.config.name=query-node")
                .run(settings.toArray(String[]::new));
    }

    private static void awaitBuilt(ReadModels models) {
        while (models.names().stream()
                .map(models::status)
                .anyMatch(status -> status.lag() > 0 || status.rebuild() != null)) {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(5));
        }
    }

    private static void rebuild(ReadModels models) {
        models.rebuild("catalogue");
        while (models.status("catalogue").rebuild() != null) {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(2));
        }
    }

    private static void replayIntoNothing(LogEventStore store, long until) throws InterruptedException {
        AtomicLong seen = new AtomicLong();
        ScheduledExecutorService coordinator = new Impatient();
        ScheduledExecutorService worker = new ScheduledThreadPoolExecutor(1);
        PooledStreamingEventProcessor processor = PooledStreamingEventProcessor.builder()
                .name("nothing")
                .eventHandlerInvoker(SimpleEventHandlerInvoker.builder()
                        .eventHandlers(new Nothing(seen))
                        .build())
                .messageSource(store)
                .tokenStore(new InMemoryTokenStore())
                .transactionManager(NoTransactionManager.instance())
                .coordinatorExecutor(coordinator)
                .workerExecutor(worker)
                .initialSegmentCount(1)
                .batchSize(BATCH)
                .initialToken(source -> source.createTailToken())
                .build();
        processor.start();
        while (seen.get() < until) {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(1));
        }
        processor.shutDown();
        coordinator.shutdownNow();
        worker.shutdownNow();
    }

    /** As the product's: the stock coordinator sleeps 100 ms whenever its queue is full. */
    private static final class Impatient extends ScheduledThreadPoolExecutor {

        Impatient() {
            super(1);
        }

        @Override
        public ScheduledFuture<?> schedule(Runnable command, long delay, TimeUnit unit) {
            return super.schedule(command, Math.min(delay, 3), unit);
        }
    }

    static final class Nothing {

        private final AtomicLong seen;

        Nothing(AtomicLong seen) {
            this.seen = seen;
        }

        @org.axonframework.eventhandling.EventHandler
        void on(EventMessage<?> event) {
            if (event.getPayload() != null) {
                seen.incrementAndGet();
            }
        }
    }

    /** Reads all rows in order, parses each payload; writes a row like the catalogue's for each submission, if asked to. */
    private static void select(LogDatabase database, boolean writing, long listings) throws SQLException {
        JsonMapper json = JsonMapper.builder().build();
        try (Connection reading = Databases.connect(database);
                Connection target = Databases.connect(database);
                Statement make = target.createStatement()) {
            reading.setAutoCommit(false);
            make.execute("drop table if exists public.written");
            make.execute(
                    "create table public.written (id varchar(36) primary key, entry varchar, folded varchar, nuts varchar(5))");
            target.setAutoCommit(false);
            long count = 0;
            try (PreparedStatement select = reading.prepareStatement(
                            "select aggregate_id, type, payload, metadata from eventlog.event order by position");
                    PreparedStatement insert =
                            target.prepareStatement("insert into public.written values (?, ?, ?, ?)")) {
                select.setFetchSize(BATCH);
                try (ResultSet rows = select.executeQuery()) {
                    while (rows.next()) {
                        String id = rows.getString(1);
                        byte[] payload = rows.getBytes(3);
                        rows.getBytes(4);
                        String text = json.readTree(payload).toString();
                        if (writing && rows.getString(2).equals("OfferSubmitted")) {
                            insert.setString(1, id);
                            insert.setString(2, text);
                            insert.setString(3, text);
                            insert.setString(4, "DE143");
                            insert.addBatch();
                        }
                        if (++count % BATCH == 0 && writing) {
                            insert.executeBatch();
                            target.commit();
                        }
                    }
                }
                insert.executeBatch();
                target.commit();
            }
            if (count < listings) {
                throw new IllegalStateException("Only " + count + " rows");
            }
        }
    }
}
