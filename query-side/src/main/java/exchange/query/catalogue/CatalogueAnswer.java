package exchange.query.catalogue;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A page of the catalogue.
 *
 * @param total how many listings fit, on all pages
 * @param facets by filter, how many listings each of its values would leave, counted under all other filters; the most frequent first
 * @param next null at the end
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
record CatalogueAnswer(
        long total,
        List<CatalogueItem> items,
        Map<String, List<Count>> facets,
        @Nullable String next) {

    /** How many listings have a value. */
    record Count(String value, String label, long count) {}
}
