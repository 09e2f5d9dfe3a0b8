package exchange.standalone;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The exchange in a process of its own, in demo mode, as its users start it; what it prints is kept in a file beside its data. */
final class RunningExchange implements Entrance, AutoCloseable {

    private static final int SECONDS_TO_START = 180;
    private static final int SECONDS_TO_STOP = 60;
    private static final Pattern READY = Pattern.compile("The exchange is ready: port (\\d+)");

    private final Process process;
    private final Path printed;
    private final Thread listener;
    private final CompletableFuture<Integer> port = new CompletableFuture<>();
    private final HttpTalk talk = new HttpTalk();

    private RunningExchange(Process process, Path printed) {
        this.process = process;
        this.printed = printed;
        this.listener = Thread.ofPlatform().daemon().start(this::listen);
    }

    /** Starts on the data in a folder, which is made if it is not there, and waits until the exchange says that it is ready. */
    static RunningExchange start(Path folder) throws Exception {
        return start(folder, Map.of());
    }

    /** @param settings environment variables besides those that every test needs */
    static RunningExchange start(Path folder, Map<String, String> settings) throws Exception {
        RunningExchange exchange = launch(Exchange.class, folder, settings);
        exchange.awaitReady();
        return exchange;
    }

    /**
     * Starts a program of the exchange, and does not wait.
     *
     * @param settings environment variables besides those that every test needs
     */
    static RunningExchange launch(Class<?> program, Path folder, Map<String, String> settings) throws IOException {
        Files.createDirectories(folder);
        ProcessBuilder builder = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                classPath(),
                program.getName());
        builder.environment().keySet().removeIf(name -> name.startsWith("EXCHANGE_") || name.startsWith("SPRING_"));
        builder.environment().put("EXCHANGE_DATA", data(folder).toString());
        builder.environment().put("EXCHANGE_REQUESTSPERSECOND", "1000000");
        builder.environment().put("EXCHANGE_ANONYMOUSPERHOUR", "1000000");
        builder.environment().put("SERVER_PORT", "0");
        builder.environment().putAll(settings);
        builder.redirectErrorStream(true);
        return new RunningExchange(builder.start(), folder.resolve("printed.log"));
    }

    void awaitReady() {
        try {
            port.get(SECONDS_TO_START, TimeUnit.SECONDS);
        } catch (Exception failed) {
            close();
            throw new AssertionError("The exchange does not start:\n" + printed(), failed);
        }
    }

    /** Without the tests' own classes and settings. */
    private static String classPath() {
        String all = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        return Arrays.stream(all.split(File.pathSeparator, -1))
                .filter(entry -> !entry.endsWith("test-classes") && !entry.endsWith("-tests.jar"))
                .collect(Collectors.joining(File.pathSeparator));
    }

    private void listen() {
        try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                Files.writeString(printed, line + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
                Matcher ready = READY.matcher(line);
                if (ready.find()) {
                    port.complete(Integer.valueOf(ready.group(1)));
                }
            }
        } catch (IOException failed) {
            port.completeExceptionally(failed);
        }
        port.completeExceptionally(new IllegalStateException("The process ended"));
    }

    /** The folder of the exchange's own files. */
    static Path data(Path folder) {
        return folder.resolve("data");
    }

    int port() {
        return port.join();
    }

    @Override
    public URI uri(String method, String path) {
        return uri(path);
    }

    URI uri(String path) {
        return URI.create("http://localhost:" + port() + path);
    }

    @Override
    public Person as(String login) {
        return new Person(this, talk, login, List.of());
    }

    @Override
    public Person anybody() {
        return new Person(this, talk, null, List.of());
    }

    boolean isRunning() {
        return process.isAlive();
    }

    /** All that every process on this folder has printed. */
    String printed() {
        try {
            return Files.exists(printed) ? Files.readString(printed) : "";
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** kill -9. */
    void kill() throws InterruptedException {
        process.toHandle().destroyForcibly();
        awaitEnd();
    }

    /** Stops it in its tracks, or lets it go on: a signal of {@code kill}. */
    void signal(String signal) throws Exception {
        Process kill = new ProcessBuilder("kill", "-" + signal, String.valueOf(process.pid())).start();
        if (kill.waitFor() != 0) {
            throw new IllegalStateException("kill -" + signal + " failed");
        }
    }

    /** Asks it to end, as an operator would. */
    void stop() throws InterruptedException {
        process.toHandle().destroy();
        awaitEnd();
    }

    private void awaitEnd() throws InterruptedException {
        if (!process.waitFor(SECONDS_TO_STOP, TimeUnit.SECONDS)) {
            process.toHandle().destroyForcibly();
            throw new AssertionError("The exchange does not end:\n" + printed());
        }
        joinListener();
    }

    /** What is printed is in the file then. */
    private void joinListener() {
        try {
            listener.join(TimeUnit.SECONDS.toMillis(SECONDS_TO_STOP));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        process.toHandle().destroyForcibly();
        process.onExit().orTimeout(SECONDS_TO_STOP, TimeUnit.SECONDS).join();
        joinListener();
        talk.close();
    }

    /** Every file that an exchange has left in its folder, with what it printed. */
    static List<Path> files(Path folder) throws IOException {
        try (var files = Files.walk(folder)) {
            return new ArrayList<>(files.filter(Files::isRegularFile).toList());
        }
    }
}
