package exchange.benchmark;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import exchange.reference.Validity;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.slf4j.LoggerFactory;

/**
 * Runs one group of MEASURES.md: {@code Benchmarks <group> <folder for the table> <root of the project> [name=value ...]}. What can be
 * said by name and value is written at each group.
 */
public final class Benchmarks {

    private Benchmarks() {}

    /** A group: a driver, its baselines in the same run, and their table. */
    interface Group {
        Report run(Sizes sizes) throws Exception;
    }

    public static void main(String[] arguments) throws Exception {
        List<String> all = List.of(arguments);
        String name = all.getFirst();
        Path target = Path.of(all.get(1));
        Group group = switch (name) {
            case "S1" -> new CommandsBenchmark();
            case "S2" -> new HttpCommandsBenchmark();
            case "S3" -> new LagBenchmark();
            case "S4" -> new ReplayBenchmark();
            case "S5" -> new SearchBenchmark();
            case "S6" -> new MatchesBenchmark();
            case "S7" -> new ReadsBenchmark();
            case "S8" -> new StartBenchmark();
            case "Q1" -> new QuestionsBenchmark();
            case "Q2" -> new GradesBenchmark();
            default -> throw new IllegalArgumentException("There is no group " + name);
        };
        ((Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME)).setLevel(Level.WARN);
        try {
            String machine = Machine.describe();
            String text = "## " + name + ", " + LocalDate.now(Validity.ZONE) + "\n\n" + machine + "\n\n"
                    + group.run(new Sizes(Path.of(all.get(2)), all.subList(3, all.size())))
                            .markdown();
            Files.createDirectories(target);
            Files.writeString(target.resolve(name + ".md"), text);
            System.out.println(text);
            System.exit(0); // embedded servers leave threads behind
        } catch (Exception e) {
            e.printStackTrace();
            System.exit(1);
        }
    }
}
