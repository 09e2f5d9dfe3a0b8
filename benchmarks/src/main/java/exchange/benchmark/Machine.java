package exchange.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What a figure was measured on. */
final class Machine {

    private Machine() {}

    static String describe() throws IOException {
        return "%d cores, %s memory, load %s before; %s %s"
                .formatted(
                        Runtime.getRuntime().availableProcessors(),
                        first("/proc/meminfo").replaceAll("\\D+", "").replaceAll("\\d{6}$", " GB"),
                        first("/proc/loadavg").replaceAll(" .*", ""),
                        System.getProperty("java.vm.name"),
                        System.getProperty("java.vm.version"));
    }

    private static String first(String file) throws IOException {
        Path path = Path.of(file);
        return Files.isReadable(path) ? Files.readAllLines(path).getFirst() : "?";
    }
}
