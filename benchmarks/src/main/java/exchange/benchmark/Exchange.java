package exchange.benchmark;

import exchange.log.LogDatabase;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A server in a process of its own, on loopback. Closing it ends the process. */
final class Exchange implements AutoCloseable {

    /** What each program says in one line when it is ready. */
    private static final Pattern READY = Pattern.compile("ready: port (\\d+)");

    private static final Duration TO_START = Duration.ofMinutes(5);
    private static final Duration TO_STOP = Duration.ofMinutes(3);
    private static final int LINES_KEPT = 200;
    private static final int LOOK_MILLIS = 200;
    private static final double IDLE_SHARE = 0.15;

    private final Process process;
    private final Queue<String> printed = new ConcurrentLinkedQueue<>();
    private final CompletableFuture<Integer> port = new CompletableFuture<>();
    private final long started = System.nanoTime();
    private volatile long ready;

    private Exchange(Process process) {
        this.process = process;
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
        Thread.ofPlatform().daemon().start(this::listen);
    }

    /** The jar of a program as {@code mvn package} leaves it, e.g. {@code standalone/target/exchange.jar}. */
    static List<String> jar(Path root, String jar) {
        Path path = root.resolve(jar);
        if (!Files.isRegularFile(path)) {
            throw new IllegalStateException(path + " is missing: mvn -DskipTests package makes it");
        }
        return List.of("-jar", path.toString());
    }

    /** A program on the class path of this one, with flags for its virtual machine. */
    static List<String> main(List<String> flags, Class<?> program) {
        List<String> arguments = new ArrayList<>(flags);
        arguments.addAll(List.of("-cp", System.getProperty("java.class.path"), program.getName()));
        return arguments;
    }

    /**
     * The environment of a program in demo mode, which a benchmark may ask without limit.
     *
     * @param folder for its files
     */
    static Map<String, String> demo(LogDatabase database, Path folder) {
        return on(database, folder, Map.of("EXCHANGE_DEMO", "true"));
    }

    /** The environment of a program on a database that {@link CommandsBenchmark#commandNode} has made. */
    static Map<String, String> realUse(LogDatabase database, Path folder) {
        return on(database, folder, Map.of("EXCHANGE_DEMO", "false"));
    }

    private static Map<String, String> on(LogDatabase database, Path folder, Map<String, String> settings) {
        Map<String, String> environment = new HashMap<>(settings);
        environment.put("EXCHANGE_MASTER_KEY", CommandsBenchmark.MASTER_KEY);
        environment.put("EXCHANGE_DATA", folder.toString());
        if (database.isPostgres()) {
            environment.put("EXCHANGE_DB_URL", database.url());
            environment.put("EXCHANGE_DB_USER", database.user());
            environment.put("EXCHANGE_DB_PASSWORD", database.password());
        }
        return environment;
    }

    /**
     * Starts a program and waits until it says that it is ready.
     *
     * @param arguments of {@code java}
     * @throws IllegalStateException if it does not become ready; with what it has printed
     */
    static Exchange start(List<String> arguments, Map<String, String> environment)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(java());
        command.add("--enable-native-access=ALL-UNNAMED");
        command.addAll(arguments);
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().keySet().removeIf(name -> name.startsWith("EXCHANGE_") || name.startsWith("SPRING_"));
        builder.environment().put("EXCHANGE_REQUESTSPERSECOND", "1000000");
        builder.environment().put("SERVER_PORT", "0");
        builder.environment().put("SERVER_ADDRESS", "127.0.0.1");
        builder.environment().putAll(environment);
        Exchange exchange = new Exchange(builder.start());
        try {
            exchange.port.get(TO_START.toSeconds(), TimeUnit.SECONDS);
            return exchange;
        } catch (ExecutionException | TimeoutException failed) {
            exchange.close();
            throw new IllegalStateException("Does not start: " + command + "\n" + exchange.printed(), failed);
        }
    }

    static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    private void listen() {
        try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                printed.add(line);
                if (printed.size() > LINES_KEPT) {
                    printed.remove();
                }
                Matcher said = READY.matcher(line);
                if (said.find()) {
                    ready = System.nanoTime();
                    port.complete(Integer.valueOf(said.group(1)));
                }
            }
        } catch (IOException failed) {
            port.completeExceptionally(failed);
        }
        port.completeExceptionally(new IllegalStateException("The process ended"));
    }

    /** The last lines that it printed. */
    String printed() {
        return String.join("\n", printed);
    }

    int port() {
        return port.join();
    }

    /** From the start of the process to its line. */
    double secondsToReady() {
        return (ready - started) / 1e9;
    }

    /** What the process has used of all cores so far. */
    double cpuSeconds() {
        return process.info().totalCpuDuration().orElse(Duration.ZERO).toNanos() / 1e9;
    }

    /** Waits until it has next to nothing to do, at most a minute. */
    void awaitIdle() throws InterruptedException {
        long end = System.nanoTime() + TimeUnit.MINUTES.toNanos(1);
        double before;
        double after = cpuSeconds();
        do {
            before = after;
            TimeUnit.MILLISECONDS.sleep(LOOK_MILLIS);
            after = cpuSeconds();
        } while (after - before > IDLE_SHARE * LOOK_MILLIS / 1e3 && System.nanoTime() < end);
    }

    /** Resident memory now. */
    double residentMegabytes() throws IOException {
        for (String line : Files.readAllLines(Path.of("/proc", String.valueOf(process.pid()), "status"))) {
            if (line.startsWith("VmRSS:")) {
                return Long.parseLong(line.replaceAll("\\D", "")) / 1024.0;
            }
        }
        return Double.NaN;
    }

    @Override
    public void close() {
        process.toHandle().destroy(); // Process.destroy() would close the pipe into which it still prints
        try {
            process.onExit().orTimeout(TO_STOP.toSeconds(), TimeUnit.SECONDS).join();
        } catch (CompletionException late) {
            process.destroyForcibly().onExit().join();
        }
    }
}
