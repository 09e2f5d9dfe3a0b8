package exchange.benchmark;

import exchange.benchmark.Databases.Kind;
import exchange.benchmark.Rounds.Rate;
import exchange.benchmark.Rounds.Work;
import exchange.command.CommandNode;
import exchange.command.dispatch.Sealing;
import exchange.command.listing.ListingLoad;
import exchange.command.listing.StockAxon;
import exchange.event.listing.ListingId;
import exchange.log.EventLog;
import exchange.log.LogDatabase;
import exchange.node.Progress;
import exchange.privacy.MasterKey;
import exchange.reference.Places;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Collectors;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * S1: commands a second through the gate of a command node in this process, durable, against raw inserts of the same bytes, each a commit,
 * and Axon's own engine, each with a database of its own on the same server or disk. The node's own processors (deadlines, redactions) run
 * as they do in operation. What a submission stores besides its event, its keys, is not in the raw inserts.
 *
 * <p>Sizes: {@code rounds}, {@code seconds} of a turn, {@code only} one kind of database, {@code sample}: listings before the first round,
 * which warm the commands up and tell how long their events are, {@code clients} one number of them.
 */
final class CommandsBenchmark implements Benchmarks.Group {

    static final String MASTER_KEY = Base64.getEncoder().encodeToString(new byte[32]);

    /** By mode and clients: the ratio to the raw inserts that MEASURES.md asks for. */
    private static double[][] reach(Kind kind) {
        return switch (kind) {
            case POSTGRESQL -> new double[][] {{0.6, 1, 1.2}, {0.5, 0.8, 1}};
            case H2 -> new double[][] {{0.7, 3, 3}, {0.7, 3, 3}};
        };
    }

    static final int[] CLIENTS = {1, 16, 64};
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    @Override
    public Report run(Sizes sizes) throws Exception {
        Report report = new Report(
                "S1", "clients", "commands/s", "raw inserts/s", "ratio", "reach", "stock Axon/s", "ratio of it");
        for (Kind kind : Kind.values()) {
            if (sizes.runs(kind)) {
                run(kind, sizes, report);
            }
        }
        report.note(
                "A rate is the median of the rounds (least–most). Ratios are to the raw inserts of the same rounds.");
        return report;
    }

    private static void run(Kind kind, Sizes sizes, Report report) throws Exception {
        Path folder = Databases.folder();
        LogDatabase database = Databases.create(kind, folder);
        Path rawFolder = Databases.folder();
        LogDatabase rawDatabase = Databases.create(kind, rawFolder);
        Path stockFolder = Databases.folder();
        LogDatabase stockDatabase = Databases.create(kind, stockFolder);
        Places places = Places.load();
        Rounds rounds = Rounds.of(sizes, 3, 2, 6);
        try (ConfigurableApplicationContext node = commandNode(database, folder);
                StockAxon stock =
                        new StockAxon(stockDatabase, StockAxon.forgetfulVault(MasterKey.fromBase64(MASTER_KEY)), 64)) {
            ListingLoad load = new ListingLoad(node);
            EventLog log = node.getBean(EventLog.class);
            LongAdder acknowledged = new LongAdder();
            Work sample = counting(ours(load, new Invented(1, places), true), acknowledged);
            for (int i = 0; i < sizes.number("sample", 2_000); i++) {
                sample.once();
            }
            long before = log.head() - acknowledged.sum();
            RawInserts raw = RawInserts.likeThoseOf(database, rawDatabase);
            Settling settling = new Settling(node.getBean(Progress.class));
            Stages stages = new Stages(node.getBean(MeterRegistry.class));
            for (boolean whole : new boolean[] {false, true}) {
                for (int i = 0; i < CLIENTS.length; i++) {
                    if (!sizes.runs("clients", CLIENTS[i])) {
                        continue;
                    }
                    List<Rate> rates = rounds.run(
                            CLIENTS[i],
                            new Rounds.Contestant() {
                                @Override
                                public Work client(int number) {
                                    return counting(ours(load, new Invented(number, places), whole), acknowledged);
                                }

                                @Override
                                public void settle() {
                                    settling.await();
                                }
                            },
                            number -> raw.client(whole),
                            number -> peer(stock, new Invented(number, places), whole));
                    report.note(kind + (whole ? " (b), " : " (a), ") + CLIENTS[i] + " clients: " + stages.sinceLast());
                    double ratio = rates.get(0).middle() / rates.get(1).middle();
                    double reach = reach(kind)[whole ? 1 : 0][i];
                    report.row(
                            kind + (whole ? " (b) submit + claim + approve" : " (a) submit"),
                            CLIENTS[i],
                            rates.get(0),
                            rates.get(1),
                            ratio,
                            Report.reached(reach, ratio >= reach),
                            rates.get(2),
                            rates.get(2).middle() / rates.get(1).middle());
                }
            }
            report.note(Databases.describe(database) + (kind == Kind.H2 ? ", CHECKPOINT SYNC after every commit" : "")
                    + "; " + raw.lengths() + ".");
            report.note(
                    ("%s: %,d commands acknowledged, %,d events in the log, every position there: %s. On disk %.1f KB an event"
                                    + " (all of a command node's tables), %.1f KB a raw insert. After a turn the node's own processors (deadlines,"
                                    + " redactions) needed up to %.1f s to come to the head; the next turn waited for them.")
                            .formatted(
                                    kind,
                                    acknowledged.sum(),
                                    log.head() - before,
                                    gapless(log) && log.head() - before == acknowledged.sum(),
                                    Databases.bytes(database, folder) / 1024.0 / log.head(),
                                    Databases.bytes(rawDatabase, rawFolder) / 1024.0 / raw.rows(),
                                    settling.longest()));
        }
    }

    static Work counting(Work work, LongAdder acknowledged) {
        return new Work() {
            @Override
            public int once() throws Exception {
                int done = work.once();
                acknowledged.add(done);
                return done;
            }

            @Override
            public void close() throws Exception {
                work.close();
            }
        };
    }

    /** Waits for a node's processors, and remembers how long. */
    static final class Settling {

        private final Progress progress;
        private double longest;

        Settling(Progress progress) {
            this.progress = progress;
        }

        void await() {
            long start = System.nanoTime();
            for (String group : progress.groups()) {
                if (!progress.await(group, progress.head(), PATIENCE)) {
                    throw new IllegalStateException(group + " did not come to the head of the log");
                }
            }
            longest = Math.max(longest, (System.nanoTime() - start) / 1e9);
        }

        /** In seconds. */
        double longest() {
            return longest;
        }
    }

    static Work ours(ListingLoad load, Invented invented, boolean whole) {
        return () -> {
            Invented.Draft draft = invented.next();
            Sealing sealing = load.sealing();
            ListingId id = load.submit(
                    draft.content(sealing.text(draft.text())),
                    sealing.person(draft.contact()),
                    sealing.text(draft.text().organisation()),
                    sealing);
            if (!whole) {
                return 1;
            }
            load.claim(id);
            load.approve(id);
            return 3;
        };
    }

    private static Work peer(StockAxon stock, Invented invented, boolean whole) {
        return () -> {
            Invented.Draft draft = invented.next();
            Sealing sealing = stock.sealing();
            ListingId id = stock.submit(
                    draft.content(sealing.text(draft.text())),
                    sealing.person(draft.contact()),
                    sealing.text(draft.text().organisation()));
            if (!whole) {
                return 1;
            }
            stock.claim(id);
            stock.approve(id);
            return 3;
        };
    }

    /** Where a command's time goes, by the node's own figures. */
    private static final class Stages {

        private static final List<String> TIMERS =
                List.of("exchange.commands", "exchange.log.append", "exchange.log.commit");

        private final MeterRegistry registry;
        private final Map<String, Double> counts = new HashMap<>();
        private final Map<String, Double> totals = new HashMap<>();

        Stages(MeterRegistry registry) {
            this.registry = registry;
            sinceLast();
        }

        /** The means since the last call. */
        String sinceLast() {
            return TIMERS.stream()
                    .map(name -> "%s %.0f µs".formatted(name, meanMicros(name)))
                    .collect(Collectors.joining(", ", "on average ", ""));
        }

        private double meanMicros(String name) {
            Collection<Timer> timers = registry.find(name).timers();
            double count = timers.stream().mapToDouble(Timer::count).sum();
            double total = timers.stream()
                    .mapToDouble(timer -> timer.totalTime(TimeUnit.MICROSECONDS))
                    .sum();
            Double countBefore = counts.put(name, count);
            Double totalBefore = totals.put(name, total);
            return countBefore == null || totalBefore == null
                    ? 0
                    : (total - totalBefore) / Math.max(1, count - countBefore);
        }
    }

    static boolean gapless(EventLog log) {
        long position = 0;
        for (var block = log.after(0, 5_000); !block.isEmpty(); block = log.after(position, 5_000)) {
            position = block.getLast().position(); // fails where one is missing
        }
        return position == log.head();
    }

    static ConfigurableApplicationContext commandNode(LogDatabase database, Path folder) {
        List<String> settings = new ArrayList<>(Databases.settings(database, folder));
        settings.addAll(List.of(
                "--exchange.demo=false",
                "--exchange.master-key=" + MASTER_KEY,
                "--exchange.admin.user=ines",
                "--exchange.admin.password=demo",
                "--server.port=0",
                "--logging.level.root=warn"));
        return new SpringApplicationBuilder(CommandNode.class)
                .properties("spring.config.name=command-node")
                .run(settings.toArray(String[]::new));
    }
}
