package exchange.benchmark;

import exchange.benchmark.Databases.Kind;
import exchange.benchmark.Rounds.Rate;
import exchange.log.EventLog;
import exchange.log.LogDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * S8: from the start of the process to its line that it is ready, and its resident memory once it has nothing to do: the exchange in one
 * process on H2 with listings in it and its read models built, against an empty Boot web application; each as it is, each with a
 * small heap, and each with an ahead-of-time cache of its own besides, trained by one start before.
 *
 * <p>Sizes: {@code events} in the log (360,000 are about 100,000 listings), {@code rounds}.
 */
final class StartBenchmark implements Benchmarks.Group {

    private static final double REACH = 2;
    private static final double REACH_MEGABYTES = 400;

    /** What docs/operations.md advises for a small machine. */
    private static final List<String> SMALL = List.of("-Xmx256m", "-XX:+UseSerialGC");

    /** Starts a program with flags for its virtual machine. */
    private interface Program {
        Exchange start(List<String> flags) throws IOException, InterruptedException;
    }

    @Override
    public Report run(Sizes sizes) throws Exception {
        int rounds = sizes.number("rounds", 5);
        Path folder = Databases.folder();
        LogDatabase database = Databases.create(Kind.H2, folder);
        long listings;
        long events;
        try (ConfigurableApplicationContext node = CommandsBenchmark.commandNode(database, folder)) {
            listings = ReplayBenchmark.fill(node, sizes.number("events", 360_000));
            events = node.getBean(EventLog.class).head();
        }
        Path extracted = extract(sizes.root().resolve("standalone/target/exchange.jar"));
        Program exchange = flags -> {
            List<String> arguments = new ArrayList<>(flags);
            arguments.addAll(List.of("-jar", extracted.toString()));
            return Exchange.start(arguments, Exchange.realUse(database, folder));
        };
        Program empty = flags -> {
            List<String> arguments = new ArrayList<>(flags);
            arguments.addAll(List.of("-cp", onlyJars(sizes.root()), EmptyServer.class.getName()));
            return Exchange.start(arguments, Map.of("SPRING_CONFIG_IMPORT", "classpath:exchange-defaults.yaml"));
        };
        try (Exchange first = exchange.start(List.of())) { // builds the read models
            first.awaitIdle();
        }
        Report report =
                new Report("S8", "start s", "empty Boot application s", "ratio", "reach", "resident MB", "reach");
        measure(report, "as it is", exchange, List.of(), empty, List.of(), rounds);
        measure(report, "small heap", exchange, SMALL, empty, SMALL, rounds);
        measure(
                report,
                "small heap and AOT cache",
                exchange,
                trained(exchange, SMALL),
                empty,
                trained(empty, SMALL),
                rounds);
        report.note(
                "%s; %,d events, %,d listings. The jar was unpacked by -Djarmode=tools, memory is VmRSS when idle after the start."
                        .formatted(Databases.describe(database), events, listings));
        return report;
    }

    private static void measure(
            Report report,
            String what,
            Program exchange,
            List<String> flags,
            Program empty,
            List<String> emptyFlags,
            int rounds)
            throws Exception {
        List<Double> ours = new ArrayList<>();
        List<Double> theirs = new ArrayList<>();
        List<Double> memory = new ArrayList<>();
        for (int round = 0; round <= rounds; round++) {
            double seconds;
            double megabytes;
            try (Exchange running = exchange.start(flags)) {
                seconds = running.secondsToReady();
                running.awaitIdle();
                megabytes = running.residentMegabytes();
            }
            try (Exchange running = empty.start(emptyFlags)) {
                if (round > 0) {
                    theirs.add(running.secondsToReady());
                    ours.add(seconds);
                    memory.add(megabytes);
                }
            }
        }
        double ratio = Rate.of(ours).middle() / Rate.of(theirs).middle();
        double megabytes = Rate.of(memory).middle();
        report.row(
                what,
                Rate.of(ours),
                Rate.of(theirs),
                ratio,
                Report.reached("≤ " + REACH, ratio <= REACH),
                Rate.of(memory),
                Report.reached("≤ " + REACH_MEGABYTES, megabytes <= REACH_MEGABYTES));
    }

    private static List<String> trained(Program program, List<String> flags) throws IOException, InterruptedException {
        Path cache = Databases.folder().resolve("program.aot");
        Exchange training = program.start(and(flags, "-XX:AOTCacheOutput=" + cache));
        try (training) {
            training.awaitIdle();
        }
        if (!Files.isRegularFile(cache)) {
            throw new IllegalStateException("The training run left no cache:\n" + training.printed());
        }
        return and(flags, "-XX:AOTCache=" + cache);
    }

    private static List<String> and(List<String> flags, String flag) {
        List<String> all = new ArrayList<>(flags);
        all.add(flag);
        return all;
    }

    private static Path extract(Path jar) throws IOException, InterruptedException {
        Path folder = Databases.folder().resolve("extracted");
        Process extraction = new ProcessBuilder(
                        Exchange.java(),
                        "-Djarmode=tools",
                        "-jar",
                        jar.toString(),
                        "extract",
                        "--destination",
                        folder.toString())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        if (extraction.waitFor() != 0) {
            throw new IllegalStateException("Cannot unpack " + jar);
        }
        return folder.resolve(jar.getFileName());
    }

    /** The class path of this process; a cache takes no folders, so the driver's own classes come from its jar. */
    private static String onlyJars(Path root) throws IOException {
        Path own;
        try (Stream<Path> built = Files.list(root.resolve("benchmarks/target"))) {
            own = built.filter(path -> path.getFileName().toString().matches("benchmarks-.*\\.jar"))
                    .findFirst()
                    .orElseThrow(() -> new IllegalStateException("mvn package makes the driver's jar"));
        }
        return Stream.of(System.getProperty("java.class.path").split(":", -1))
                .map(entry -> entry.endsWith("benchmarks/target/classes") ? own.toString() : entry)
                .collect(Collectors.joining(":"));
    }
}
