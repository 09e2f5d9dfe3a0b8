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
 * @param didYouMean the words asked for with likelier spellings, where some of them are found nowhere; null where there is no better guess
 * @param next null at the end
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
record CatalogueAnswer(
        long total,
        List<CatalogueItem> items,
        Map<String, List<Count>> facets,
        @Nullable String didYouMean,
        @Nullable String next) {

    /**
     * How many listings have a value.
     *
     * @param parent of a product: the code of the next wider one, which is counted as well; absent for others
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Count(String value, String label, @Nullable String parent, long count) {}
}
