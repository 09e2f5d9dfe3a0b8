package exchange.query.catalogue;

import exchange.query.catalogue.FindListings.Facet;
import exchange.query.catalogue.FindListings.Freshness;
import exchange.query.text.Synonyms.Phrase;
import exchange.reference.Place;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.lucene.document.LatLonDocValuesField;
import org.apache.lucene.document.LatLonPoint;
import org.apache.lucene.document.LongPoint;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.DisjunctionMaxQuery;
import org.apache.lucene.search.MatchAllDocsQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.Sort;
import org.apache.lucene.search.SortField;
import org.apache.lucene.search.TermInSetQuery;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.util.BytesRef;
import org.jspecify.annotations.Nullable;

/** A question to the catalogue in the index's terms: which documents, in which order. */
final class CatalogueQuery {

    private static final float METRES = 1000;

    private final FindListings asked;
    private final LocalDate today;
    private final Query words;
    private final Map<Facet, Query> filters = new EnumMap<>(Facet.class);

    /**
     * @param questions the words of each alternative, taken apart; empty if there are none
     * @param errors whether mistyped words are found too
     */
    CatalogueQuery(FindListings asked, List<List<Phrase>> questions, boolean errors, LocalDate today) {
        this.asked = asked;
        this.today = today;
        this.words = words(questions, errors);
        asked.filters().forEach((facet, values) -> {
            if (!values.isEmpty()) {
                filters.put(facet, filter(facet, values));
            }
        });
    }

    private static Query words(List<List<Phrase>> questions, boolean errors) {
        if (questions.isEmpty()) {
            return new MatchAllDocsQuery();
        }
        List<Query> alternatives =
                questions.stream().map(phrases -> TextQuery.of(phrases, errors)).toList();
        return alternatives.size() == 1 ? alternatives.getFirst() : new DisjunctionMaxQuery(alternatives, 0);
    }

    /** Whether answers may differ when this filter is left out. */
    boolean filters(Facet facet) {
        return filters.containsKey(facet);
    }

    /** What documents have to meet, leaving one filter out. */
    Query without(@Nullable Facet facet) {
        BooleanQuery.Builder all = visible();
        Place near = asked.near();
        if (near != null) {
            all.add(
                    LatLonPoint.newDistanceQuery(
                            SearchDocument.LOCATION, near.latitude(), near.longitude(), asked.km() * METRES),
                    Occur.FILTER);
        }
        filters.forEach((other, filter) -> {
            if (other != facet) {
                all.add(filter, Occur.FILTER);
            }
        });
        return all.build();
    }

    /** The words alone, among what the asker may see. */
    Query wordsAlone() {
        return visible().build();
    }

    private BooleanQuery.Builder visible() {
        BooleanQuery.Builder all = new BooleanQuery.Builder();
        all.add(words, Occur.MUST);
        visibility(all, asked.forAuthorities(), today);
        return all;
    }

    /** Adds what everybody's answers are limited by. */
    static void visibility(BooleanQuery.Builder all, boolean forAuthorities, LocalDate today) {
        all.add(LongPoint.newRangeQuery(SearchDocument.VALID_UNTIL, today.toEpochDay(), Long.MAX_VALUE), Occur.FILTER);
        if (!forAuthorities) {
            all.add(new TermQuery(SearchDocument.FOR_AUTHORITIES), Occur.MUST_NOT);
        }
    }

    /** Limits a query to listings that meet one of the standards asked for at a level, or any standard if none is asked for. */
    Query atLevel(Query query, String level) {
        return new BooleanQuery.Builder()
                .add(query, Occur.FILTER)
                .add(levels(List.of(level)), Occur.FILTER)
                .build();
    }

    private Query filter(Facet facet, List<String> values) {
        return switch (facet) {
            case KIND -> anyOf(SearchDocument.KIND, values);
            case CAPABILITY -> anyOf(SearchDocument.CAPABILITY, values);
            case PRODUCT -> anyOf(SearchDocument.PRODUCT, values);
            case DISTRICT -> anyOf(SearchDocument.REGION, values);
            case STANDARD -> anyOf(SearchDocument.STANDARD, values);
            case LEVEL -> levels(values);
            case FRESHNESS ->
                LongPoint.newRangeQuery(
                        SearchDocument.PUBLISHED_DAY,
                        values.stream()
                                .map(Freshness::valueOf)
                                .mapToLong(this::since)
                                .min()
                                .orElseThrow(),
                        Long.MAX_VALUE);
        };
    }

    /** The first day of a time. */
    long since(Freshness freshness) {
        return today.toEpochDay() - freshness.days + 1;
    }

    private Query levels(List<String> levels) {
        List<String> standards = asked.filters().getOrDefault(Facet.STANDARD, List.of());
        if (standards.isEmpty()) {
            return anyOf(SearchDocument.LEVEL, levels);
        }
        List<String> values = new ArrayList<>();
        for (String standard : standards) {
            levels.forEach(level -> values.add(SearchDocument.atLevel(standard, level)));
        }
        return anyOf(SearchDocument.STANDARD_AT_LEVEL, values);
    }

    private static Query anyOf(String field, List<String> values) {
        if (values.size() == 1) {
            return new TermQuery(new Term(field, values.getFirst()));
        }
        Set<BytesRef> terms = values.stream().map(BytesRef::new).collect(Collectors.toSet());
        return new TermInSetQuery(field, terms);
    }

    /** Every order ends in the position of the first approval, which no two listings share. */
    Sort order() {
        SortField newest = new SortField(SearchDocument.PUBLISHED, SortField.Type.LONG, true);
        return switch (asked.sort()) {
            case NEWEST -> new Sort(newest);
            case RELEVANCE -> new Sort(SortField.FIELD_SCORE, newest);
            case EXPIRY -> new Sort(new SortField(SearchDocument.VALID_UNTIL, SortField.Type.LONG), newest);
            case DISTANCE -> {
                Place near = Objects.requireNonNull(asked.near());
                yield new Sort(
                        LatLonDocValuesField.newDistanceSort(
                                SearchDocument.LOCATION, near.latitude(), near.longitude()),
                        newest);
            }
        };
    }
}
