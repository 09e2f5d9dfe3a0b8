package exchange.benchmark;

import java.util.HashMap;
import java.util.Map;

/** How much a group runs: {@code name=value} for what is to be other than usual. */
final class Sizes {

    private final Map<String, String> given = new HashMap<>();

    /**
     * @throws IllegalArgumentException if one is not of the form {@code name=value}
     */
    Sizes(Iterable<String> settings) {
        for (String setting : settings) {
            int at = setting.indexOf('=');
            if (at < 1) {
                throw new IllegalArgumentException("A size is name=value, not " + setting);
            }
            given.put(setting.substring(0, at), setting.substring(at + 1));
        }
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
}
