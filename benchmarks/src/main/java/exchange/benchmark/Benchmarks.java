package exchange.benchmark;

import exchange.reference.Validity;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;

/**
 * Runs one group: {@code Benchmarks <group> <folder for the table> <root of the project>}. The sizes are system properties, read by the
 * groups.
 */
public final class Benchmarks {

    private Benchmarks() {}

    /**
     * One group of MEASURES.md.
     *
     * @see Report what it returns
     */
    interface Group {
        Report run() throws Exception;
    }

    public static void main(String[] arguments) throws Exception {
        String name = arguments[0];
        Path target = Path.of(arguments[1]);
        Group group = switch (name) {
            case "S1" -> new CommandsBenchmark();
            case "S4" -> new ReplayBenchmark();
            default -> throw new IllegalArgumentException("No such group: " + name + "; S1, S2, S3, S4, S7, S8");
        };
        try {
            String text = "## " + name + ", " + LocalDate.now(Validity.ZONE) + "\n\n" + Machine.describe() + "\n\n"
                    + group.run().markdown();
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
