package exchange.benchmark;

import exchange.benchmark.Databases.Kind;
import exchange.benchmark.Rounds.Rate;
import exchange.benchmark.Rounds.Work;
import exchange.log.EventLog;
import exchange.log.LogDatabase;
import java.io.EOFException;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * S7: {@code GET} of a page of the catalogue, of a listing, and of a page that the client has already (304), from the exchange in one
 * process, against an empty endpoint on a server with the same settings and nothing else, in another process.
 *
 * <p>Sizes: {@code connections}, {@code events} in the log before (38,000 are about 10,000 listings), {@code rounds}, {@code seconds} of a
 * turn, {@code only} one kind of database.
 */
final class ReadsBenchmark implements Benchmarks.Group {

    private static final AtomicInteger NEXT = new AtomicInteger();
    private static final Pattern ID = Pattern.compile("\"id\":\"([^\"]+)\"");
    private static final int NOT_YET = 503;
    private static final Duration PATIENCE = Duration.ofMinutes(20);

    /** How an empty server is started: from the class path of the driver, with the settings of the exchange. */
    static Exchange emptyServer(List<String> flags) throws IOException, InterruptedException {
        return Exchange.start(
                Exchange.main(flags, EmptyServer.class),
                Map.of("SPRING_CONFIG_IMPORT", "classpath:exchange-defaults.yaml"));
    }

    @Override
    public Report run(Sizes sizes) throws Exception {
        Report report = new Report("S7", "requests/s", "empty endpoint/s", "ratio", "reach", "driver's CPU");
        for (Kind kind : Kind.values()) {
            if (sizes.runs(kind)) {
                run(kind, sizes, report);
            }
        }
        return report;
    }

    private static void run(Kind kind, Sizes sizes, Report report) throws Exception {
        int connections = sizes.number("connections", 32);
        Rounds rounds = Rounds.of(sizes, 10, 4, 6);
        Path folder = Databases.folder();
        LogDatabase database = Databases.create(kind, folder);
        long listings;
        long head;
        try (ConfigurableApplicationContext node = CommandsBenchmark.commandNode(database, folder)) {
            listings = ReplayBenchmark.fill(node, sizes.number("events", 1_200));
            head = node.getBean(EventLog.class).head();
        }
        try (Exchange server = Exchange.start(
                        Exchange.jar(sizes.root(), "standalone/target/exchange.jar"),
                        Exchange.realUse(database, folder));
                Exchange empty = emptyServer(List.of())) {
            String id = awaitPublished(server, head);
            server.awaitIdle();
            String page = "/api/catalogue?size=20";
            String tag = validator(server, page);
            Asking whole = new Asking(server, page, "", 200);
            Asking one = new Asking(server, "/api/catalogue/" + id, "", 200);
            Asking known = new Asking(server, page, "If-None-Match: " + tag + "\r\n", 304);
            Asking search = new Asking(server, ReadsBenchmark::question, 200);
            Asking nothing = new Asking(empty, "/nothing", "", 200);
            List<Rate> rates = rounds.run(connections, whole, one, known, search, nothing);
            row(report, kind + ": a page of 20", rates, 0, whole, 0.4);
            row(report, kind + ": a listing", rates, 1, one, 0.6);
            row(report, kind + ": a page not modified (304)", rates, 2, known, 0.9);
            report.row(
                    kind + ": a search that nobody has asked for before (S5 over HTTP)",
                    rates.get(3),
                    rates.getLast(),
                    rates.get(3).middle() / rates.getLast().middle(),
                    "–",
                    search.cpu.ofDriver());
            report.note("%s: %,d listings; %d connections; of the empty endpoint's turns the driver used %s of the CPU."
                    .formatted(kind, listings, connections, nothing.cpu.ofDriver()));
        }
        report.note(Databases.describe(database) + "."); // once the server has ended, which leaves H2's file to others
    }

    /** Words, a place and a distance, another one each time. */
    private static byte[] question() {
        int number = NEXT.getAndIncrement();
        String word = List.of("Masken", "Handschuhe", "Lager", "FFP2", "Kittel").get(number % 5);
        return HttpClient.request(
                "GET", "/api/catalogue?q=" + word + "&near=72764&km=" + (1 + number / 5 % 2_000), "", "");
    }

    private static void row(Report report, String what, List<Rate> rates, int at, Asking asking, double reach) {
        Rate empty = rates.getLast();
        double ratio = rates.get(at).middle() / empty.middle();
        report.row(what, rates.get(at), empty, ratio, Report.reached(reach, ratio >= reach), asking.cpu.ofDriver());
    }

    /** Waits until the catalogue has taken everything; returns a listing of it. */
    private static String awaitPublished(Exchange server, long head) throws IOException {
        byte[] question = HttpClient.request("GET", "/api/catalogue?size=1&after=" + head, "", "");
        HttpClient reader = new HttpClient(server.port());
        try {
            HttpClient.Answer answer = reader.send(question);
            for (long end = System.nanoTime() + PATIENCE.toNanos();
                    answer.status() == NOT_YET && System.nanoTime() < end; ) {
                answer = reader.send(question);
            }
            Matcher first = ID.matcher(answer.expecting(200).body());
            if (!first.find()) {
                throw new IllegalStateException("Nothing is published");
            }
            return first.group(1);
        } finally {
            reader.close();
        }
    }

    private static String validator(Exchange server, String page) throws IOException {
        HttpClient reader = new HttpClient(server.port());
        try {
            return reader.send(HttpClient.request("GET", page, "", ""))
                    .expecting(200)
                    .headers()
                    .getOrDefault("etag", "");
        } finally {
            reader.close();
        }
    }

    /** Connections that ask again and again. */
    private static final class Asking implements Rounds.Contestant {

        private final Exchange server;
        private final Supplier<byte[]> request;
        private final int status;
        private final CpuShare cpu;

        Asking(Exchange server, String path, String headers, int status) {
            byte[] always = HttpClient.request("GET", path, headers, "");
            this(server, () -> always, status);
        }

        Asking(Exchange server, Supplier<byte[]> request, int status) {
            this.server = server;
            this.request = request;
            this.status = status;
            this.cpu = new CpuShare(server);
        }

        @Override
        public Work client(int number) throws IOException {
            return new Work() {
                private HttpClient connection = new HttpClient(server.port());

                @Override
                public int once() throws IOException {
                    try {
                        connection.send(request.get()).expecting(status);
                    } catch (
                            EOFException
                                    letGo) { // as the server does after twenty seconds, while others have their turn
                        connection.close();
                        connection = new HttpClient(server.port());
                        connection.send(request.get()).expecting(status);
                    }
                    return 1;
                }

                @Override
                public void close() throws IOException {
                    connection.close();
                }
            };
        }

        @Override
        public void begin() {
            cpu.begin();
        }

        @Override
        public void settle() {
            cpu.end();
        }
    }
}
