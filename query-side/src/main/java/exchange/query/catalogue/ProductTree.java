package exchange.query.catalogue;

import exchange.query.catalogue.CatalogueAnswer.Count;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Counts of products in the order of a tree: each below the next wider one that is counted too. */
final class ProductTree {

    /**
     * A product in the tree.
     *
     * @param depth 0 for those with nothing wider above them
     */
    record Branch(Count count, int depth) {}

    private ProductTree() {}

    static List<Branch> of(List<Count> counts) {
        Set<String> counted = new HashSet<>();
        counts.forEach(count -> counted.add(count.value()));
        List<Branch> tree = new ArrayList<>();
        counts.stream()
                .filter(count -> count.parent() == null || !counted.contains(count.parent()))
                .forEach(root -> add(root, 0, counts, tree));
        return tree;
    }

    private static void add(@Nullable Count product, int depth, List<Count> counts, List<Branch> into) {
        if (product != null) {
            into.add(new Branch(product, depth));
            counts.stream()
                    .filter(count -> product.value().equals(count.parent()))
                    .forEach(below -> add(below, depth + 1, counts, into));
        }
    }
}
