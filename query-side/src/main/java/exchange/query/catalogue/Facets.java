package exchange.query.catalogue;

import exchange.event.listing.Capability;
import exchange.event.listing.ConformityLevel;
import exchange.event.listing.Kind;
import exchange.query.catalogue.CatalogueAnswer.Count;
import exchange.query.catalogue.FindListings.Facet;
import exchange.query.catalogue.FindListings.Freshness;
import exchange.query.content.Contents;
import exchange.query.content.Names;
import exchange.reference.Product;
import exchange.reference.Products;
import exchange.reference.Regions;
import exchange.web.problem.Language;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.lucene.facet.FacetResult;
import org.apache.lucene.facet.FacetsCollector;
import org.apache.lucene.facet.FacetsCollectorManager;
import org.apache.lucene.facet.LabelAndValue;
import org.apache.lucene.facet.StringValueFacetCounts;
import org.apache.lucene.facet.range.LongRange;
import org.apache.lucene.facet.range.LongRangeFacetCounts;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Counts how many listings each value of a filter would leave, under all other filters. */
@Component
class Facets {

    private static final int MOST_COUNTS = 200;

    private final Products products;
    private final Regions regions;

    Facets(Products products, Regions regions) {
        this.products = products;
        this.regions = regions;
    }

    /** @param found what all filters together leave */
    Map<String, List<Count>> count(
            CatalogueSearcher searcher, CatalogueQuery query, FacetsCollector found, FindListings asked)
            throws IOException {
        Map<String, List<Count>> facets = new LinkedHashMap<>();
        for (Facet facet : Facet.values()) {
            FacetsCollector others =
                    query.filters(facet) ? searcher.search(query.without(facet), new FacetsCollectorManager()) : found;
            List<Count> counts = new ArrayList<>();
            counts(searcher, query, facet, others, asked).forEach((value, count) -> {
                if (count > 0) {
                    counts.add(new Count(value, label(facet, value, asked.language()), parent(facet, value), count));
                }
            });
            if (facet != Facet.FRESHNESS) {
                counts.sort(Comparator.comparingLong(Count::count).reversed().thenComparing(Count::value));
            }
            facets.put(facet.label, counts.size() > MOST_COUNTS ? counts.subList(0, MOST_COUNTS) : counts);
        }
        return facets;
    }

    private static Map<String, Long> counts(
            CatalogueSearcher searcher, CatalogueQuery query, Facet facet, FacetsCollector found, FindListings asked)
            throws IOException {
        return switch (facet) {
            case KIND -> values(searcher, SearchDocument.KIND, found);
            case CAPABILITY -> values(searcher, SearchDocument.CAPABILITY, found);
            case PRODUCT -> values(searcher, SearchDocument.PRODUCT, found);
            case DISTRICT -> values(searcher, SearchDocument.DISTRICT, found);
            case STANDARD -> standards(searcher, found, asked);
            case LEVEL -> levels(searcher, query, found, asked);
            case FRESHNESS -> freshness(query, found);
        };
    }

    private static Map<String, Long> values(CatalogueSearcher searcher, String field, FacetsCollector found)
            throws IOException {
        Map<String, Long> counts = new HashMap<>();
        @Nullable FacetResult all = new StringValueFacetCounts(searcher.values(field), found).getAllChildren(field);
        if (all != null) {
            for (LabelAndValue value : all.labelValues) {
                counts.put(value.label, value.value.longValue());
            }
        }
        return counts;
    }

    /** Where levels are asked for, a standard counts as often as it is met at one of them. */
    private static Map<String, Long> standards(CatalogueSearcher searcher, FacetsCollector found, FindListings asked)
            throws IOException {
        Set<String> levels = Set.copyOf(asked.filters().getOrDefault(Facet.LEVEL, List.of()));
        if (levels.isEmpty()) {
            return values(searcher, SearchDocument.STANDARD, found);
        }
        Map<String, Long> counts = new HashMap<>();
        values(searcher, SearchDocument.STANDARD_AT_LEVEL, found).forEach((value, count) -> {
            int end = value.indexOf('\n');
            if (levels.contains(value.substring(end + 1))) {
                counts.merge(value.substring(0, end), count, Long::sum);
            }
        });
        return counts;
    }

    private static Map<String, Long> levels(
            CatalogueSearcher searcher, CatalogueQuery query, FacetsCollector found, FindListings asked)
            throws IOException {
        if (asked.filters().getOrDefault(Facet.STANDARD, List.of()).isEmpty()) {
            return values(searcher, SearchDocument.LEVEL, found);
        }
        Map<String, Long> counts = new HashMap<>();
        for (ConformityLevel level : ConformityLevel.values()) {
            counts.put(level.name(), (long) searcher.count(query.atLevel(query.without(Facet.LEVEL), level.name())));
        }
        return counts;
    }

    private static Map<String, Long> freshness(CatalogueQuery query, FacetsCollector found) throws IOException {
        LongRange[] times = Arrays.stream(Freshness.values())
                .map(time -> new LongRange(time.name(), query.since(time), true, Long.MAX_VALUE, true))
                .toArray(LongRange[]::new);
        Map<String, Long> counts = new LinkedHashMap<>();
        FacetResult all = new LongRangeFacetCounts(SearchDocument.PUBLISHED_DAY, found, times)
                .getAllChildren(SearchDocument.PUBLISHED_DAY);
        for (LabelAndValue value : all.labelValues) {
            counts.put(value.label, value.value.longValue());
        }
        return counts;
    }

    private String label(Facet facet, String value, Language language) {
        return switch (facet) {
            case KIND -> Names.of(Kind.valueOf(value), language);
            case CAPABILITY -> Names.of(Capability.valueOf(value), language);
            case PRODUCT ->
                products.find(value)
                        .map(product -> Contents.label(product, language))
                        .orElse(value);
            case STANDARD -> value;
            case LEVEL -> Names.of(ConformityLevel.valueOf(value), language);
            case FRESHNESS ->
                switch (Freshness.valueOf(value)) {
                    case DAY -> language.choose("Heute veröffentlicht", "Published today");
                    case WEEK -> language.choose("In den letzten 7 Tagen", "In the last 7 days");
                    case MONTH -> language.choose("In den letzten 30 Tagen", "In the last 30 days");
                };
            case DISTRICT ->
                regions.find(value)
                        .map(region -> language.choose(region.labelDe(), region.labelEn()))
                        .orElse(value);
        };
    }

    private @Nullable String parent(Facet facet, String value) {
        return facet == Facet.PRODUCT
                ? products.find(value).map(Product::parent).orElse(null)
                : null;
    }
}
