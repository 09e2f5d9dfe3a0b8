package exchange.reference;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The standards that listings can claim and requests can demand. Immutable and safe to share. */
public final class Standards {

    private final Map<String, Standard> standards;

    private Standards(Map<String, Standard> standards) {
        this.standards = standards;
    }

    /** Reads the standards that are part of this release. */
    public static Standards load() {
        Map<String, Standard> standards = new LinkedHashMap<>();
        Tsv.read("standards.tsv", row -> standards.put(row[0], new Standard(row[0], row[1], row[2], row[3], row[4])));
        return new Standards(standards);
    }

    /** The standard of exactly this canonical name, upper case and blanks included; empty where there is none. */
    public Optional<Standard> find(String name) {
        return Optional.ofNullable(standards.get(name));
    }

    /** Every standard, those about the same goods together. */
    public List<Standard> all() {
        return List.copyOf(standards.values());
    }
}
