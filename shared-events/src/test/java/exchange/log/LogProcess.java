package exchange.log;

import exchange.event.listing.ListingId;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** A process of its own that appends to a log as fast as it can, and says of every command when it was acknowledged. */
final class LogProcess implements AutoCloseable {

    private final Process process;
    private final Thread listener;
    private final Map<String, Long> acknowledged = new ConcurrentHashMap<>();

    private LogProcess(Process process) {
        this.process = process;
        this.listener = Thread.ofVirtual().start(this::listen);
    }

    /**
     * @param principal of its commands, whose keys are numbered
     * @param notes how many each thread appends
     */
    static LogProcess start(LogDatabase database, String principal, int threads, int notes) throws IOException {
        return new LogProcess(new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx256m",
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-cp",
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                        LogProcess.class.getName(),
                        database.url(),
                        database.user(),
                        database.password(),
                        principal,
                        Integer.toString(threads),
                        Integer.toString(notes))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start());
    }

    /** The process itself. */
    public static void main(String[] arguments) throws Exception {
        PrintStream out = new PrintStream(System.out, true, java.nio.charset.StandardCharsets.UTF_8);
        String principal = arguments[3];
        int notes = Integer.parseInt(arguments[5]);
        try (TestDatabase database = TestDatabases.open(new LogDatabase(arguments[0], arguments[1], arguments[2]));
                LogFixture log = LogFixture.on(database)) {
            Thread[] threads = new Thread[Integer.parseInt(arguments[4])];
            for (int t = 0; t < threads.length; t++) {
                String prefix = t + "-";
                threads[t] = Thread.ofPlatform().start(() -> {
                    ListingId listing = ListingId.random();
                    for (int i = 0; i < notes; i++) {
                        String key = prefix + i;
                        long position = log.append(CommandId.of(principal, key), log.note(listing, i, principal + key));
                        synchronized (out) {
                            out.println("ACK " + key + " " + position);
                        }
                    }
                });
            }
            for (Thread thread : threads) {
                thread.join();
            }
        }
    }

    private void listen() {
        try (BufferedReader lines = process.inputReader()) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                String[] words = line.split(" ", -1);
                if (words.length == 3 && words[0].equals("ACK")) {
                    acknowledged.put(words[1], Long.valueOf(words[2]));
                }
            }
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    /** The positions of the acknowledged commands by their keys. */
    Map<String, Long> acknowledged() {
        return acknowledged;
    }

    /** Waits for the first so many acknowledgements. */
    void awaitAcknowledged(int count) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        while (acknowledged.size() < count) {
            if (System.nanoTime() > end || !process.isAlive()) {
                throw new AssertionError("The process acknowledged no more than " + acknowledged.size());
            }
            LockSupport.parkNanos(200_000);
        }
    }

    Map<String, Long> awaitEnd() throws InterruptedException {
        if (!process.waitFor(120, TimeUnit.SECONDS)) {
            throw new AssertionError("The process does not end");
        }
        listener.join();
        return acknowledged;
    }

    /** kill -9. */
    Map<String, Long> kill() throws InterruptedException {
        process.toHandle().destroyForcibly(); // unlike the process itself, leaves its last words readable
        return awaitEnd();
    }

    @Override
    public void close() {
        process.toHandle().destroyForcibly();
    }
}
