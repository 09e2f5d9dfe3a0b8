package exchange.benchmark;

import exchange.benchmark.Databases.Kind;
import exchange.benchmark.Rounds.Rate;
import exchange.command.listing.StockAxon;
import exchange.log.EventLog;
import exchange.log.LogDatabase;
import exchange.log.LogEventStorageEngine;
import exchange.node.Progress;
import exchange.node.StreamingGroup;
import exchange.privacy.KeyStore;
import exchange.privacy.MasterKey;
import exchange.privacy.Vault;
import exchange.query.QueryNode;
import exchange.query.model.ReadModels;
import exchange.reference.Places;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Date;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import javax.sql.DataSource;
import org.axonframework.common.transaction.NoTransactionManager;
import org.axonframework.config.EventProcessingConfiguration;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.EventProcessor;
import org.axonframework.eventhandling.SimpleEventHandlerInvoker;
import org.axonframework.eventhandling.StreamingEventProcessor;
import org.axonframework.eventhandling.pooled.PooledStreamingEventProcessor;
import org.axonframework.eventhandling.tokenstore.inmemory.InMemoryTokenStore;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * S4: a replay on PostgreSQL through the processors of a query node, into a handler that does nothing and into the catalogue, against a
 * plain SELECT of all rows in order with each payload and its metadata parsed as JSON, and the same with rows as wide as the catalogue's,
 * one for each listing, written in JDBC batches. Beside it the stock engine with the stock pooled processor, into a handler that does
 * nothing, on a copy of the events, with a token store in memory and no transactions.
 *
 * <p>Every round replays the whole log; the first warms up. What a rebuild forgets before it starts, and the vacuum after it, are not
 * counted. Sizes: {@code events} (1,000,000 in full), {@code rounds}.
 */
final class ReplayBenchmark implements Benchmarks.Group {

    private static final int BATCH = 1_000;
    private static final Duration PATIENCE = Duration.ofHours(1);

    @Override
    public Report run(Sizes sizes) throws Exception {
        int rounds = sizes.number("rounds", 3);
        Report report = new Report("S4", "events/s", "baseline events/s", "ratio", "reach");
        Path folder = Databases.folder();
        LogDatabase database = Databases.create(Kind.POSTGRESQL, folder);
        try (ConfigurableApplicationContext node = queryNode(database, folder)) {
            EventProcessingConfiguration processing = node.getBean(EventProcessingConfiguration.class);
            processing.eventProcessors().values().forEach(EventProcessor::shutDown);
            long listings = fill(node, sizes.number("events", 50_000));
            EventLog log = node.getBean(EventLog.class);
            long events = log.head();
            ReadModels models = node.getBean(ReadModels.class);
            awaitBuilt(models);
            execute(database, "vacuum analyze");
            List<Double> parsed = new ArrayList<>();
            List<Double> nothing = new ArrayList<>();
            List<Double> stock = new ArrayList<>();
            List<Double> written = new ArrayList<>();
            List<Double> catalogue = new ArrayList<>();
            try (StockAxon peer = new StockAxon(
                    database, StockAxon.forgetfulVault(MasterKey.fromBase64(CommandsBenchmark.MASTER_KEY)), 4)) {
                copyToStock(database);
                Baseline baseline = new Baseline(database, events);
                for (int round = 0; round <= rounds; round++) {
                    add(parsed, round, events, timed(() -> baseline.read(false)));
                    add(nothing, round, events, replayIntoNothing(node));
                    add(stock, round, events, timed(() -> replayStock(peer.eventStore(), events)));
                    add(written, round, events, timed(() -> baseline.read(true)));
                    add(catalogue, round, events, timed(() -> rebuild(models)));
                    execute(database, "vacuum analyze");
                }
                baseline.requireAsManyAs(listings);
            }
            row(report, "into a handler that does nothing / SELECT + JSON", nothing, parsed, 0.35);
            row(report, "into the catalogue / SELECT + JSON + batch writes", catalogue, written, 0.5);
            row(report, "peer: stock engine and processor into nothing / SELECT + JSON", stock, parsed, 0);
            long rows = number(database, "select count(*) from query." + serving(database, "catalogue"));
            report.note(Databases.describe(database) + ".");
            report.note(
                    ("%,d events of %,d listings, in %s types; the catalogue has a row for each: %s. The handler that does"
                                    + " nothing counted every event once in each round.")
                            .formatted(
                                    events,
                                    listings,
                                    number(database, "select count(distinct type) from eventlog.event"),
                                    rows == listings));
        }
        return report;
    }

    private static void row(Report report, String what, List<Double> ours, List<Double> baseline, double reach) {
        double ratio = Rate.of(ours).middle() / Rate.of(baseline).middle();
        report.row(
                what,
                Rate.of(ours),
                Rate.of(baseline),
                ratio,
                reach == 0 ? "–" : Report.reached(reach, ratio >= reach));
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

    private static void execute(LogDatabase database, String statement) throws SQLException {
        try (Connection connection = Databases.connect(database);
                Statement executing = connection.createStatement()) {
            executing.execute(statement);
        }
    }

    private static long number(LogDatabase database, String question) throws SQLException {
        try (Connection connection = Databases.connect(database);
                Statement asking = connection.createStatement();
                ResultSet row = asking.executeQuery(question)) {
            row.next();
            return row.getLong(1);
        }
    }

    /** Fills the log with the log's own writer, many events an append; returns the number of listings. */
    static long fill(ConfigurableApplicationContext node, int events) throws SQLException {
        LogEventStorageEngine engine = node.getBean(LogEventStorageEngine.class);
        KeyStore keys = node.getBean(KeyStore.class);
        History history = new History(1, new Invented(1, Places.load()), node.getBean(Vault.class));
        for (int done = 0; done < events; done += BATCH) {
            List<EventMessage<?>> batch = new ArrayList<>();
            while (batch.size() < Math.min(BATCH, events - done)) {
                batch.add(history.next());
            }
            try (Connection connection = node.getBean(DataSource.class).getConnection()) {
                connection.setAutoCommit(false);
                keys.add(connection, history.newKeys());
                connection.commit();
            }
            engine.appendEvents(batch);
        }
        return number(
                node.getBean(LogDatabase.class), "select count(*) from eventlog.event where type = 'OfferSubmitted'");
    }

    private static ConfigurableApplicationContext queryNode(LogDatabase database, Path folder) {
        List<String> settings = new ArrayList<>(Databases.settings(database, folder));
        settings.addAll(List.of(
                "--exchange.demo=false",
                "--exchange.master-key=" + CommandsBenchmark.MASTER_KEY,
                "--exchange.schemas=eventlog,door,sessions,query", // there is no command node to make them
                "--server.port=0",
                "--logging.level.root=warn"));
        return new SpringApplicationBuilder(QueryNode.class, NothingConfiguration.class)
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

    /** Beside the generation that serves, until the new one does. */
    private static void rebuild(ReadModels models) {
        models.rebuild("catalogue");
        while (models.status("catalogue").rebuild() != null) {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(2));
        }
    }

    /** The table of the generation that is answered from. */
    private static String serving(LogDatabase database, String table) throws SQLException {
        return table + "_g" + number(database, "select serving from query.read_model where name = 'catalogue'");
    }

    /** The seconds from the start of the processor at the first event until its token is at the head. */
    private static double replayIntoNothing(ConfigurableApplicationContext node) throws Exception {
        StreamingEventProcessor processor = node.getBean(EventProcessingConfiguration.class)
                .eventProcessor(Nothing.GROUP, StreamingEventProcessor.class)
                .orElseThrow();
        Progress progress = node.getBean(Progress.class);
        processor.resetTokens();
        long before = node.getBean(Nothing.class).seen();
        double seconds = timed(() -> {
            processor.start();
            if (!progress.await(Nothing.GROUP, progress.head(), PATIENCE)) {
                throw new IllegalStateException("The processor did not come to the head of the log");
            }
        });
        processor.shutDown();
        if (node.getBean(Nothing.class).seen() - before != progress.head()) {
            throw new IllegalStateException("Not every event was handled once");
        }
        return seconds;
    }

    /** The stock engine's table with the same events, identifiers and bytes. */
    private static void copyToStock(LogDatabase database) throws SQLException {
        execute(database, """
                insert into domainevententry (aggregateidentifier, sequencenumber, type, eventidentifier, metadata, payload,
                       payloadrevision, payloadtype, timestamp)
                select aggregate_id, sequence, aggregate_type, event_id, metadata, payload, revision, type,
                       to_char(to_timestamp(occurred_at / 1000000.0) at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')
                  from eventlog.event order by position""");
        execute(database, "vacuum analyze domainevententry");
    }

    private static void replayStock(EventStore store, long events) throws InterruptedException {
        CountDownLatch done = new CountDownLatch(1);
        Nothing nothing = new Nothing() {
            @Override
            void counted(long seen) {
                if (seen == events) {
                    done.countDown();
                }
            }
        };
        ScheduledExecutorService coordinator = Executors.newScheduledThreadPool(1);
        ScheduledExecutorService worker = Executors.newScheduledThreadPool(1);
        PooledStreamingEventProcessor processor = PooledStreamingEventProcessor.builder()
                .name("stock")
                .eventHandlerInvoker(SimpleEventHandlerInvoker.builder()
                        .eventHandlers(nothing)
                        .build())
                .messageSource(store)
                .tokenStore(new InMemoryTokenStore())
                .transactionManager(NoTransactionManager.instance())
                .coordinatorExecutor(coordinator)
                .workerExecutor(worker)
                .initialSegmentCount(1)
                .batchSize(256)
                .initialToken(source -> source.createTailToken())
                .build();
        processor.start();
        boolean came = done.await(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        processor.shutDown();
        coordinator.shutdownNow();
        worker.shutdownNow();
        if (!came) {
            throw new IllegalStateException("The stock processor did not come to the head of its log");
        }
    }

    /** A read model that remembers nothing. */
    @Configuration(proxyBeanMethods = false)
    static class NothingConfiguration {

        @Bean
        StreamingGroup nothingGroup() {
            return StreamingGroup.readModel(Nothing.GROUP, "query");
        }

        @Bean
        Nothing nothing() {
            return new Nothing();
        }
    }

    /** Looks at every event's payload, and counts. */
    @ProcessingGroup(Nothing.GROUP)
    static class Nothing {

        static final String GROUP = "nothing";

        private final AtomicLong seen = new AtomicLong();

        @EventHandler
        void on(EventMessage<?> event) {
            if (event.getPayload() != null) {
                counted(seen.incrementAndGet());
            }
        }

        void counted(long number) {}

        long seen() {
            return seen.get();
        }
    }

    /** What a program of a few lines does. */
    private static final class Baseline {

        private final JsonMapper json = JsonMapper.builder().build();
        private final LogDatabase database;
        private final long events;
        private long written;

        Baseline(LogDatabase database, long events) {
            this.database = database;
            this.events = events;
        }

        void requireAsManyAs(long listings) {
            if (written != listings) {
                throw new IllegalStateException(written + " rows written for " + listings + " listings");
            }
        }

        /**
         * Reads all rows in order and parses them.
         *
         * @param writing whether a row is written for each listing
         */
        void read(boolean writing) throws SQLException {
            try (Connection reading = Databases.connect(database);
                    Connection target = Databases.connect(database);
                    Statement make = target.createStatement()) {
                reading.setAutoCommit(false);
                make.execute("drop schema if exists baseline cascade");
                make.execute("create schema baseline");
                make.execute("create table baseline.catalogue (like query." + serving(database, "catalogue")
                        + " including all)");
                target.setAutoCommit(false);
                long count = 0;
                written = 0;
                try (PreparedStatement select = reading.prepareStatement(
                                "select position, aggregate_id, type, metadata, payload from eventlog.event order by position");
                        PreparedStatement row = target.prepareStatement(
                                "insert into baseline.catalogue values (?, ?, ?, false, true, 'PUBLIC', ?, ?, ?, ?, null, 1)")) {
                    select.setFetchSize(BATCH);
                    try (ResultSet rows = select.executeQuery()) {
                        while (rows.next()) {
                            json.readTree(rows.getBytes(4));
                            byte[] payload = rows.getBytes(5);
                            JsonNode event = json.readTree(payload);
                            if (writing && rows.getString(3).equals("OfferSubmitted")) {
                                write(rows.getLong(1), rows.getString(2), event.get("content"), row);
                            }
                            if (++count % BATCH == 0 && writing) {
                                row.executeBatch();
                                target.commit();
                            }
                        }
                    }
                    row.executeBatch();
                    target.commit();
                }
                if (count != events) {
                    throw new IllegalStateException(count + " rows instead of " + events);
                }
            }
        }

        private void write(long position, String id, JsonNode content, PreparedStatement row) throws SQLException {
            String words = "Untersuchungshandschuhe aus Nitril, aus einem stornierten Auftrag verfügbar. ".repeat(4);
            row.setString(1, id);
            row.setLong(2, position);
            row.setString(3, content.toString());
            row.setDate(
                    4, Date.valueOf(LocalDate.parse(content.get("validUntil").asString())));
            row.setString(5, words.substring(0, 40));
            row.setString(6, words);
            row.setString(7, words.substring(0, 30));
            row.addBatch();
            written++;
        }
    }
}
