package exchange.benchmark;

import exchange.benchmark.Databases.Kind;
import exchange.benchmark.Rounds.Rate;
import exchange.benchmark.Rounds.Work;
import exchange.command.CommandNode;
import exchange.command.listing.ListingLoad;
import exchange.command.listing.StockAxon;
import exchange.event.listing.ListingId;
import exchange.log.EventLog;
import exchange.log.LogDatabase;
import exchange.privacy.MasterKey;
import exchange.reference.Places;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * S1: commands a second through the gate of a command node in this process, durable, against raw inserts of the same bytes, each a commit,
 * and Axon's own engine. The node's own processors (deadlines, redactions) run as they do in operation.
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

    private static final int[] CLIENTS = {1, 16, 64};

    @Override
    public Report run() throws Exception {
        Report report = new Report(
                "S1", "clients", "commands/s", "raw inserts/s", "ratio", "reach", "stock Axon/s", "ratio of it");
        for (Kind kind : Kind.values()) {
            if (System.getProperty("only", kind.name()).equalsIgnoreCase(kind.name())) {
                run(kind, report);
            }
        }
        return report;
    }

    private static void run(Kind kind, Report report) throws Exception {
        Path folder = Databases.folder();
        LogDatabase database = Databases.create(kind, folder);
        Path stockFolder = Databases.folder();
        LogDatabase stockDatabase = Databases.create(kind, stockFolder);
        Places places = Places.load();
        try (ConfigurableApplicationContext node = commandNode(database, folder);
                StockAxon stock =
                        new StockAxon(stockDatabase, StockAxon.forgetfulVault(MasterKey.fromBase64(MASTER_KEY)), 64)) {
            ListingLoad load = new ListingLoad(node);
            RawInserts sized = RawInserts.likeThoseOf(database, () -> three(load, new Invented(1, places)));
            long bytesBefore = Databases.bytes(database, folder);
            EventLog log = node.getBean(EventLog.class);
            long eventsBefore = log.head();
            Rounds rounds = Rounds.asAsked(3, 2);
            for (int mode = 0; mode < 2; mode++) {
                boolean whole = mode == 1;
                for (int i = 0; i < CLIENTS.length; i++) {
                    List<Work> open = new ArrayList<>();
                    List<Rate> rates = rounds.run(
                            CLIENTS[i],
                            number -> ours(load, new Invented(number, places), whole),
                            number -> keep(open, sized.client(whole)),
                            number -> peer(stock, new Invented(number, places), whole));
                    RawInserts.close(open);
                    double ratio = rates.get(0).middle() / rates.get(1).middle();
                    report.row(
                            kind + (whole ? " (b) submit + claim + approve" : " (a) submit"),
                            CLIENTS[i],
                            rates.get(0),
                            rates.get(1),
                            ratio,
                            reach(kind)[mode][i] + (ratio >= reach(kind)[mode][i] ? "" : " (missed)"),
                            rates.get(2),
                            rates.get(2).middle() / rates.get(1).middle());
                }
            }
            long events = log.head() - eventsBefore;
            long bytes = Databases.bytes(database, folder) - bytesBefore - sized.bytesWritten();
            report.note(
                    "%s: %,d events, every position there: %s; some %.1f KB an event on disk, read-side tables of a command node included."
                            .formatted(kind, events, gapless(log), bytes / 1024.0 / events));
        }
    }

    private static Work keep(List<Work> open, Work work) {
        open.add(work);
        return work;
    }

    private static void three(ListingLoad load, Invented invented) {
        for (int i = 0; i < 200; i++) {
            Invented.Draft draft = invented.next();
            ListingId id = load.submit(draft.text(), draft.contact(), draft.place(), draft.product(), draft.amount());
            load.claim(id);
            load.approve(id);
        }
    }

    private static Work ours(ListingLoad load, Invented invented, boolean whole) {
        return () -> {
            Invented.Draft draft = invented.next();
            ListingId id = load.submit(draft.text(), draft.contact(), draft.place(), draft.product(), draft.amount());
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
            ListingId id = stock.submit(draft.text(), draft.contact(), draft.place(), draft.product(), draft.amount());
            if (!whole) {
                return 1;
            }
            stock.claim(id);
            stock.approve(id);
            return 3;
        };
    }

    private static boolean gapless(EventLog log) {
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
