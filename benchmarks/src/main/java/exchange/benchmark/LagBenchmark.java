package exchange.benchmark;

import exchange.benchmark.Databases.Kind;
import exchange.command.dispatch.Sealing;
import exchange.command.listing.StockAxon;
import exchange.event.listing.ListingApproved;
import exchange.event.listing.ListingId;
import exchange.log.LogDatabase;
import exchange.privacy.MasterKey;
import exchange.reference.Places;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.axonframework.common.transaction.NoTransactionManager;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.SimpleEventHandlerInvoker;
import org.axonframework.eventhandling.pooled.PooledStreamingEventProcessor;
import org.axonframework.eventhandling.tokenstore.inmemory.InMemoryTokenStore;

/**
 * S3: from the moment in which an approval is answered to the moment in which {@code GET /api/catalogue/{id}?after=} with the approval's
 * position has answered with the listing. The clients submit, claim and approve without a pause, so that the lag is that of a busy server:
 * the exchange in one process on H2, and a command node and a query node on PostgreSQL. The peer, in this process and without HTTP: Axon's
 * own engine and pooled processor on PostgreSQL, from the answer to the call of a handler.
 *
 * <p>Sizes: {@code clients}, {@code seconds} of a turn, {@code rounds}.
 */
final class LagBenchmark implements Benchmarks.Group {

    private static final long PATIENCE = TimeUnit.SECONDS.toNanos(60);

    /** Publishes a listing and sees it; returns the nanoseconds between. */
    private interface Client {
        long once() throws Exception;

        default void close() throws IOException {}
    }

    private interface Clients {
        Client client(int number) throws Exception;
    }

    /** All lags of one way to run. */
    private static final class Lags {

        private final ConcurrentLinkedQueue<Long> nanos = new ConcurrentLinkedQueue<>();
        private double seconds;

        String part(double share) {
            long[] sorted = nanos.stream().mapToLong(Long::longValue).sorted().toArray();
            return sorted.length == 0
                    ? "?"
                    : Report.figure(sorted[(int) Math.min(sorted.length - 1, share * sorted.length)] / 1e6);
        }

        void row(Report report, String what, double reach) {
            double p99 = Double.parseDouble(part(0.99).replace(",", ""));
            report.row(
                    what,
                    nanos.size(),
                    nanos.size() / seconds,
                    part(0.5),
                    part(0.95),
                    part(0.99),
                    part(1),
                    reach == 0 ? "–" : Report.reached("p99 ≤ " + (int) reach + " ms", p99 <= reach));
        }
    }

    @Override
    public Report run(Sizes sizes) throws Exception {
        int clients = sizes.number("clients", 16);
        double seconds = sizes.seconds("seconds", 8);
        int rounds = sizes.number("rounds", 3);
        Report report =
                new Report("S3", "listings seen", "published/s", "p50 ms", "p95 ms", "p99 ms", "most ms", "reach");
        Path embedded = Databases.folder();
        Path split = Databases.folder();
        LogDatabase h2 = Databases.create(Kind.H2, embedded);
        LogDatabase postgres = Databases.create(Kind.POSTGRESQL, split);
        LogDatabase stockDatabase = Databases.create(Kind.POSTGRESQL, split);
        try (Exchange standalone = Exchange.start(
                        Exchange.jar(sizes.root(), "standalone/target/exchange.jar"), Exchange.demo(h2, embedded));
                Exchange commands = Exchange.start(
                        Exchange.jar(sizes.root(), "command-side/target/command-node.jar"),
                        Exchange.demo(postgres, split));
                Exchange queries = Exchange.start(
                        Exchange.jar(sizes.root(), "query-side/target/query-node.jar"),
                        Exchange.demo(postgres, split));
                Stock stock = new Stock(stockDatabase, clients)) {
            Lags one = new Lags();
            Lags two = new Lags();
            Lags peer = new Lags();
            for (int round = 0; round <= rounds; round++) {
                boolean counts = round > 0;
                turn(
                        clients,
                        seconds,
                        counts ? one : new Lags(),
                        number -> new OverHttp(number, standalone, standalone));
                turn(clients, seconds, counts ? two : new Lags(), number -> new OverHttp(number, commands, queries));
                turn(clients, seconds, counts ? peer : new Lags(), stock::client);
            }
            one.row(report, "standalone, H2", 50);
            two.row(report, "command node + query node, PostgreSQL", 100);
            peer.row(report, "peer: stock engine and processor in this process, PostgreSQL", 0);
        }
        report.note(Databases.describe(h2) + "; " + Databases.describe(postgres) + ".");
        report.note("%d clients without a pause; every listing approved was seen.".formatted(clients));
        return report;
    }

    private static void turn(int clients, double seconds, Lags lags, Clients made) throws Exception {
        List<Client> all = new ArrayList<>();
        for (int number = 0; number < clients; number++) {
            all.add(made.client(number));
        }
        AtomicReference<Exception> failed = new AtomicReference<>();
        long start = System.nanoTime();
        long end = start + (long) (seconds * 1e9);
        Thread[] threads = new Thread[clients];
        Arrays.setAll(
                threads,
                number -> Thread.ofPlatform().start(() -> {
                    try {
                        while (System.nanoTime() < end && failed.get() == null) {
                            lags.nanos.add(all.get(number).once());
                        }
                    } catch (Exception e) {
                        failed.compareAndSet(null, e);
                    }
                }));
        for (Thread thread : threads) {
            thread.join();
        }
        for (Client client : all) {
            client.close();
        }
        lags.seconds += (System.nanoTime() - start) / 1e9;
        if (failed.get() != null) {
            throw failed.get();
        }
    }

    private static final class OverHttp implements Client {

        private final Invented invented;
        private final Desk desk;
        private final HttpClient reader;

        OverHttp(int number, Exchange commands, Exchange queries) throws IOException {
            invented = new Invented(System.nanoTime() + number, Places.load());
            desk = new Desk(commands.port());
            reader = new HttpClient(queries.port());
        }

        @Override
        public long once() throws IOException {
            String id = desk.submit(invented.next()).id();
            desk.claim(id);
            Desk.Done approved = desk.approve(id);
            long answered = System.nanoTime();
            byte[] request =
                    HttpClient.request("GET", "/api/catalogue/" + id + "?after=" + approved.position(), "", "");
            while (true) {
                HttpClient.Answer answer = reader.send(request);
                long now = System.nanoTime();
                if (answer.status() == 200) {
                    return now - answered;
                }
                answer.expecting(503); // not within two seconds
                if (now - answered > PATIENCE) {
                    throw new IllegalStateException("A listing approved a minute ago is not in the catalogue");
                }
            }
        }

        @Override
        public void close() throws IOException {
            desk.close();
            reader.close();
        }
    }

    /** Axon as it comes. */
    private static final class Stock implements AutoCloseable {

        private final StockAxon axon;
        private final Map<ListingId, CountDownLatch> seen = new ConcurrentHashMap<>();
        private final ScheduledExecutorService coordinator = Executors.newScheduledThreadPool(1);
        private final ScheduledExecutorService worker = Executors.newScheduledThreadPool(1);
        private final PooledStreamingEventProcessor processor;

        Stock(LogDatabase database, int clients) {
            axon = new StockAxon(
                    database,
                    StockAxon.forgetfulVault(MasterKey.fromBase64(CommandsBenchmark.MASTER_KEY)),
                    clients + 4);
            processor = PooledStreamingEventProcessor.builder()
                    .name("stock")
                    .eventHandlerInvoker(SimpleEventHandlerInvoker.builder()
                            .eventHandlers(new Seeing(seen))
                            .build())
                    .messageSource(axon.eventStore())
                    .tokenStore(new InMemoryTokenStore())
                    .transactionManager(NoTransactionManager.instance())
                    .coordinatorExecutor(coordinator)
                    .workerExecutor(worker)
                    .initialSegmentCount(1)
                    .batchSize(256)
                    .initialToken(source -> source.createTailToken())
                    .build();
            processor.start();
        }

        Client client(int number) {
            Invented invented = new Invented(System.nanoTime() + number, Places.load());
            return () -> {
                Invented.Draft draft = invented.next();
                Sealing sealing = axon.sealing();
                ListingId id = axon.submit(
                        draft.content(sealing.text(draft.text())),
                        sealing.person(draft.contact()),
                        sealing.text(draft.text().organisation()));
                axon.claim(id);
                CountDownLatch published = new CountDownLatch(1);
                seen.put(id, published);
                axon.approve(id);
                long answered = System.nanoTime();
                if (!published.await(PATIENCE, TimeUnit.NANOSECONDS)) {
                    throw new IllegalStateException("A listing approved a minute ago was not handled");
                }
                return System.nanoTime() - answered;
            };
        }

        @Override
        public void close() {
            processor.shutDown();
            coordinator.shutdownNow();
            worker.shutdownNow();
            axon.close();
        }
    }

    static final class Seeing {

        private final Map<ListingId, CountDownLatch> waiting;

        Seeing(Map<ListingId, CountDownLatch> waiting) {
            this.waiting = waiting;
        }

        @EventHandler
        void on(ListingApproved event) {
            CountDownLatch published = waiting.remove(event.listingId());
            if (published != null) {
                published.countDown();
            }
        }
    }
}
