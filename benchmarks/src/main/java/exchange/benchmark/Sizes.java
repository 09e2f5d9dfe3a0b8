package exchange.benchmark;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** How much a group runs: {@code name=value} for what is to be other than usual. */
final class Sizes {

    private final Path root;
    private final Map<String, String> given = new HashMap<>();

    /**
     * @param root of the project, below which the programs lie
     * @throws IllegalArgumentException if one is not of the form {@code name=value}
     */
    Sizes(Path root, Iterable<String> settings) {
        this.root = root;
        for (String setting : settings) {
            int at = setting.indexOf('=');
            if (at < 1) {
                throw new IllegalArgumentException("A size is name=value, not " + setting);
            }
            given.put(setting.substring(0, at), setting.substring(at + 1));
        }
    }

    Path root() {
        return root;
    }

    int number(String name, int usual) {
        return Integer.parseInt(given.getOrDefault(name, String.valueOf(usual)));
    }

    double seconds(String name, double usual) {
        return Double.parseDouble(given.getOrDefault(name, String.valueOf(usual)));
    }

    /** Whether a part runs: each does, unless {@code only} names another. */
    boolean runs(Enum<?> part) {
        return given.getOrDefault("only", part.name()).equalsIgnoreCase(part.name());
    }

    /** Whether a part with this number runs: each does, unless the size names another. */
    boolean runs(String name, int number) {
        return number(name, number) == number;
    }
}
