package exchange.reference;

import static java.util.Comparator.comparingInt;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The regions of Germany, from the country to its 400 districts (NUTS levels 0 to 3). Immutable and safe to share. */
public final class Regions {

    private final Map<String, Region> regions;

    private Regions(Map<String, Region> regions) {
        this.regions = regions;
    }

    /** Reads the regions that are part of this release. */
    public static Regions load() {
        Map<String, Region> regions = LinkedHashMap.newLinkedHashMap(500);
        Tsv.read("regions.tsv", row -> regions.put(row[0], new Region(row[0], row[1], row[2])));
        return new Regions(regions);
    }

    /** The region of exactly this code; empty where there is none. */
    public Optional<Region> find(String code) {
        return Optional.ofNullable(regions.get(code));
    }

    /** Every region by code. */
    public List<Region> all() {
        return List.copyOf(regions.values());
    }

    /**
     * Regions whose code begins with the query or in whose German or English name it begins a word or stands inside one;
     * upper case, umlauts and accents do not matter. Names that begin with it come first, then wider regions.
     *
     * @param limit how many at most, 0 or more
     * @return nothing for a query without letters or digits
     */
    public List<Region> search(String query, int limit) {
        String folded = Folding.fold(query);
        if (folded.isEmpty()) {
            return List.of();
        }
        return regions.values().stream()
                .filter(region -> likeness(region, folded) < 2)
                .sorted(comparingInt((Region region) -> likeness(region, folded))
                        .thenComparingInt(Region::level)
                        .thenComparing(Region::code))
                .limit(limit)
                .toList();
    }

    private static int likeness(Region region, String folded) {
        String german = Folding.fold(region.labelDe());
        String english = Folding.fold(region.labelEn());
        if (Folding.fold(region.code()).startsWith(folded) || german.startsWith(folded) || english.startsWith(folded)) {
            return 0;
        }
        return german.contains(folded) || english.contains(folded) ? 1 : 2;
    }
}
