package exchange.reference;

import static java.util.Comparator.comparingInt;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The taxonomy of products: an own top layer of scarce goods and the EU's procurement vocabulary (CPV 2008, all 9,454 codes).
 *
 * <p>A CPV code stands below an own product where it is the same or narrower, otherwise below the nearest CPV code with
 * trailing digits zeroed; divisions and the own groups are the roots. Immutable and safe to share.
 */
public final class Products {

    private final Map<String, Entry> entries;

    private Products(Map<String, Entry> entries) {
        this.entries = entries;
    }

    /** Reads the taxonomy that is part of this release. */
    public static Products load() {
        Map<String, Entry> entries = LinkedHashMap.newLinkedHashMap(10_000);
        Tsv.read("products.tsv.gz", row -> {
            String parent = row[1].isEmpty() ? null : row[1];
            entries.put(row[0], new Entry(new Product(row[0], parent, row[2], row[3]), row[4]));
        });
        for (Entry entry : entries.values()) {
            Entry parent = entry.product.parent() == null ? null : entries.get(entry.product.parent());
            if (parent != null) {
                parent.add(entry.product.code());
            }
        }
        return new Products(entries);
    }

    /** The product of exactly this code; empty where there is none. */
    public Optional<Product> find(String code) {
        return Optional.ofNullable(entries.get(code)).map(entry -> entry.product);
    }

    /** Other names of a product, German and English, as people search for it; none where there are none or it is unknown. */
    public List<String> synonyms(String code) {
        Entry entry = entries.get(code);
        return entry == null || entry.synonyms.isEmpty() ? List.of() : List.of(entry.synonyms.split("\\|"));
    }

    /** Every product: the own ones in the order of their groups, then the CPV by code. */
    public Stream<Product> all() {
        return entries.values().stream().map(entry -> entry.product);
    }

    /**
     * Products in whose labels (German or English), synonyms or code every word of the query begins a word or stands inside
     * one; upper case, umlauts and accents do not matter. Own products come first, then the closer likeness: the whole
     * label or a synonym, the beginning of one, the beginning of a word, the inside of a word.
     *
     * @param limit how many at most, 0 or more
     * @return nothing for a query without letters or digits
     */
    public List<Product> search(String query, int limit) {
        String folded = Folding.fold(query);
        List<String> words = Folding.words(folded);
        if (words.isEmpty()) {
            return List.of();
        }
        List<Hit> hits = new ArrayList<>();
        for (Entry entry : entries.values()) {
            int likeness = entry.likeness(folded, words);
            if (likeness < Entry.UNLIKE) {
                hits.add(new Hit(entry, likeness));
            }
        }
        hits.sort(comparingInt((Hit hit) -> hit.entry.product.own() ? 0 : 1)
                .thenComparingInt(Hit::likeness)
                .thenComparingInt(hit -> hit.entry.product.labelDe().length())
                .thenComparing(hit -> hit.entry.product.code()));
        return hits.stream().limit(limit).map(hit -> hit.entry.product).toList();
    }

    /** Whether {@code code} is {@code ancestor} or stands anywhere below it; false where either is unknown. */
    public boolean covers(String ancestor, String code) {
        if (!entries.containsKey(ancestor)) {
            return false;
        }
        for (Entry entry = entries.get(code); entry != null; entry = parentOf(entry)) {
            if (entry.product.code().equals(ancestor)) {
                return true;
            }
        }
        return false;
    }

    /** The codes from the root down to {@code code}, which is the last; empty where it is unknown. */
    public List<String> path(String code) {
        List<String> path = new ArrayList<>();
        for (Entry entry = entries.get(code); entry != null; entry = parentOf(entry)) {
            path.add(entry.product.code());
        }
        Collections.reverse(path);
        return Collections.unmodifiableList(path);
    }

    /** Every product below {@code code} at any depth, without itself, a parent before its children; none where it is unknown. */
    public Stream<Product> below(String code) {
        List<Product> found = new ArrayList<>();
        Deque<String> open = new ArrayDeque<>(children(code));
        while (!open.isEmpty()) {
            String next = open.removeFirst();
            find(next).ifPresent(found::add);
            open.addAll(children(next));
        }
        return found.stream();
    }

    private List<String> children(String code) {
        Entry entry = entries.get(code);
        return entry == null ? List.of() : entry.children;
    }

    private @Nullable Entry parentOf(Entry entry) {
        String parent = entry.product.parent();
        return parent == null ? null : entries.get(parent);
    }

    private record Hit(Entry entry, int likeness) {}

    private static final class Entry {

        static final int UNLIKE = 4;
        private static final char BREAK = '\n';

        final Product product;
        List<String> children = List.of();

        private final String synonyms;

        /** Made when first searched, which may happen twice at once: the outcome is the same. */
        private @Nullable String terms;

        Entry(Product product, String synonyms) {
            this.product = product;
            this.synonyms = synonyms;
        }

        /** Code, labels and synonyms, each folded and between breaks. */
        private String terms() {
            String known = terms;
            if (known == null) {
                StringBuilder all = new StringBuilder().append(BREAK);
                for (String term : List.of(product.code(), product.labelDe(), product.labelEn())) {
                    all.append(Folding.fold(term)).append(BREAK);
                }
                int start = 0;
                while (start < synonyms.length()) {
                    int end = synonyms.indexOf('|', start);
                    end = end < 0 ? synonyms.length() : end;
                    all.append(Folding.fold(synonyms.substring(start, end))).append(BREAK);
                    start = end + 1;
                }
                known = all.toString();
                terms = known;
            }
            return known;
        }

        void add(String child) {
            if (children.isEmpty()) {
                children = new ArrayList<>(2);
            }
            children.add(child);
        }

        int likeness(String query, List<String> words) {
            String terms = terms();
            if (terms.contains(BREAK + query + BREAK)) {
                return 0;
            }
            if (terms.contains(BREAK + query)) {
                return 1;
            }
            int likeness = 2;
            for (String word : words) {
                int at = terms.indexOf(word);
                if (at < 0) {
                    return UNLIKE;
                }
                boolean begins = terms.contains(" " + word) || terms.contains(BREAK + word);
                likeness = Math.max(likeness, begins ? 2 : 3);
            }
            return likeness;
        }
    }
}
