package exchange.benchmark;

import exchange.benchmark.Databases.Kind;
import exchange.benchmark.Rounds.Rate;
import exchange.benchmark.Rounds.Work;
import exchange.command.listing.ListingLoad;
import exchange.log.LogDatabase;
import exchange.node.Progress;
import exchange.reference.Places;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.atomic.LongAdder;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * S2: the commands of S1 over HTTP, with Basic credentials and a connection for each client, to {@code command-node.jar} in a process of
 * its own, against the same commands through the gate of a command node in this process, each with a database of its own.
 *
 * <p>Sizes: {@code rounds}, {@code seconds} of a turn, {@code only} one kind of database, {@code sample}: listings before the first round,
 * which warm both up.
 */
final class HttpCommandsBenchmark implements Benchmarks.Group {

    private static final double REACH = 0.4;

    @Override
    public Report run(Sizes sizes) throws Exception {
        Report report = new Report(
                "S2", "clients", "commands/s over HTTP", "through the gate/s", "ratio", "reach", "driver's CPU");
        for (Kind kind : Kind.values()) {
            if (sizes.runs(kind)) {
                run(kind, sizes, report);
            }
        }
        report.note(
                "The driver's CPU is its share of what driver and server used in the turns over HTTP; the gate has no driver.");
        return report;
    }

    private static void run(Kind kind, Sizes sizes, Report report) throws Exception {
        Path folder = Databases.folder();
        LogDatabase database = Databases.create(kind, folder);
        Path gateFolder = Databases.folder();
        LogDatabase gateDatabase = Databases.create(kind, gateFolder);
        Places places = Places.load();
        Rounds rounds = Rounds.of(sizes, 3, 2, 6);
        LongAdder acknowledged = new LongAdder();
        long before;
        try (Exchange server = Exchange.start(
                        Exchange.jar(sizes.root(), "command-side/target/command-node.jar"),
                        Exchange.demo(database, folder));
                ConfigurableApplicationContext node = CommandsBenchmark.commandNode(gateDatabase, gateFolder)) {
            ListingLoad load = new ListingLoad(node);
            CommandsBenchmark.Settling settling = new CommandsBenchmark.Settling(node.getBean(Progress.class));
            Desk first = new Desk(server.port());
            before = first.submit(new Invented(0, places).next()).position();
            first.close();
            Work warm = CommandsBenchmark.ours(load, new Invented(1, places), true);
            Work warmHttp = CommandsBenchmark.counting(overHttp(server, new Invented(1, places), true), acknowledged);
            for (int i = 0; i < sizes.number("sample", 1_000); i++) {
                warm.once();
                warmHttp.once();
            }
            warmHttp.close();
            for (boolean whole : new boolean[] {false, true}) {
                for (int clients : CommandsBenchmark.CLIENTS) {
                    CpuShare cpu = new CpuShare(server);
                    List<Rate> rates = rounds.run(
                            clients,
                            new Rounds.Contestant() {
                                @Override
                                public Work client(int number) throws IOException {
                                    return CommandsBenchmark.counting(
                                            overHttp(server, new Invented(number, places), whole), acknowledged);
                                }

                                @Override
                                public void begin() {
                                    cpu.begin();
                                }

                                @Override
                                public void settle() throws InterruptedException {
                                    cpu.end();
                                    server.awaitIdle();
                                }
                            },
                            new Rounds.Contestant() {
                                @Override
                                public Work client(int number) {
                                    return CommandsBenchmark.ours(load, new Invented(number, places), whole);
                                }

                                @Override
                                public void settle() {
                                    settling.await();
                                }
                            });
                    double ratio = rates.get(0).middle() / rates.get(1).middle();
                    report.row(
                            kind + (whole ? " (b) submit + claim + approve" : " (a) submit"),
                            clients,
                            rates.get(0),
                            rates.get(1),
                            ratio,
                            Report.reached(REACH, ratio >= REACH),
                            cpu.ofDriver());
                }
            }
        }
        report.note(Databases.describe(database) + ".");
        report.note("%s: %,d commands answered over HTTP, %,d events in the log since the first."
                .formatted(kind, acknowledged.sum(), size(database) - before));
    }

    private static Work overHttp(Exchange server, Invented invented, boolean whole) throws IOException {
        Desk desk = new Desk(server.port());
        return new Work() {
            @Override
            public int once() throws IOException {
                String id = desk.submit(invented.next()).id();
                if (!whole) {
                    return 1;
                }
                desk.claim(id);
                desk.approve(id);
                return 3;
            }

            @Override
            public void close() throws IOException {
                desk.close();
            }
        };
    }

    /** Asked once the server has ended, which leaves H2's file to others. */
    private static long size(LogDatabase database) throws SQLException {
        try (Connection connection = Databases.connect(database);
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(
                        "select size, (select count(*) from eventlog.event), (select max(position) from eventlog.event)"
                                + " from eventlog.head")) {
            row.next();
            if (row.getLong(1) != row.getLong(2) || row.getLong(1) != row.getLong(3)) {
                throw new IllegalStateException("The log has a hole");
            }
            return row.getLong(1);
        }
    }
}
