package exchange.query.catalogue;

import exchange.query.content.Contents;
import exchange.query.model.Generation;
import exchange.query.text.WordForms;
import exchange.reference.Product;
import exchange.reference.Products;
import exchange.web.problem.Language;
import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.lucene.index.MultiTerms;
import org.apache.lucene.index.Term;
import org.apache.lucene.index.Terms;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.StringHelper;
import org.axonframework.queryhandling.QueryHandler;
import org.springframework.stereotype.Component;

/** Suggests what would be found, while somebody types. */
@Component
class Suggestions {

    /** How many words with the beginning are looked at: of short beginnings not all. */
    private static final int MOST_TERMS = 5_000;

    private static final int SHORTEST = 2;

    /**
     * Asks what somebody may mean.
     *
     * @param typed so far
     * @param size how many answers at most
     */
    record SuggestWords(Generation generation, String typed, int size, boolean forAuthorities, Language language) {}

    /** What a suggestion is. */
    enum Type {
        PRODUCT,
        WORDS
    }

    /**
     * Something that would be found.
     *
     * @param value the code of a product for the filter of that name, or words for {@code q}
     * @param label in the reader's language
     * @param count how many listings it would find, without any filter
     */
    record Suggestion(Type type, String value, String label, long count) {}

    private final SearchIndex index;
    private final CatalogueSearch search;
    private final Products products;

    Suggestions(SearchIndex index, CatalogueSearch search, Products products) {
        this.index = index;
        this.search = search;
        this.products = products;
    }

    @QueryHandler
    List<Suggestion> handle(SuggestWords query) {
        List<String> words = WordForms.surfaces(query.typed());
        if (words.isEmpty() || query.typed().strip().length() < SHORTEST) {
            return List.of();
        }
        return index.ask(query.generation(), searcher -> {
            List<Suggestion> found = new ArrayList<>(products(searcher, query));
            found.addAll(words(searcher, query, words.getLast()));
            return List.copyOf(found.subList(0, Math.min(found.size(), query.size())));
        });
    }

    private List<Suggestion> products(CatalogueSearcher searcher, SuggestWords query) throws IOException {
        List<Suggestion> found = new ArrayList<>();
        for (Product product : products.search(query.typed(), query.size() * 2)) {
            long count = count(searcher, new Term(SearchDocument.PRODUCT, product.code()), query);
            if (count > 0) {
                found.add(
                        new Suggestion(Type.PRODUCT, product.code(), Contents.label(product, query.language()), count));
            }
        }
        return found.subList(0, Math.min(found.size(), (query.size() + 1) / 2));
    }

    /** What the last word may become; the words before stay. */
    private List<Suggestion> words(CatalogueSearcher searcher, SuggestWords query, String beginning)
            throws IOException {
        String typed = query.typed().strip();
        int last = typed.toLowerCase(Locale.ROOT).lastIndexOf(beginning);
        String before = last < 0 ? "" : typed.substring(0, last);
        List<Suggestion> found = new ArrayList<>();
        for (String word : frequent(searcher, beginning, query.size())) {
            long count = count(searcher, new Term(SearchDocument.WORDS, word), query);
            if (count > 0) {
                String words = before + word;
                found.add(new Suggestion(Type.WORDS, words, words, count));
            }
        }
        return found;
    }

    private static List<String> frequent(CatalogueSearcher searcher, String beginning, int most) throws IOException {
        Terms terms = MultiTerms.getTerms(searcher.getIndexReader(), SearchDocument.WORDS);
        if (terms == null) {
            return List.of();
        }
        Map<String, Integer> frequencies = new HashMap<>();
        TermsEnum each = terms.iterator();
        BytesRef prefix = new BytesRef(beginning);
        if (each.seekCeil(prefix) == TermsEnum.SeekStatus.END) {
            return List.of();
        }
        BytesRef term = each.term();
        while (term != null && frequencies.size() < MOST_TERMS && StringHelper.startsWith(term, prefix)) {
            frequencies.put(term.utf8ToString(), each.docFreq());
            term = each.next();
        }
        return frequencies.entrySet().stream()
                .sorted(Map.Entry.<String, Integer>comparingByValue(Comparator.reverseOrder())
                        .thenComparing(Map.Entry.comparingByKey()))
                .limit(most)
                .map(Map.Entry::getKey)
                .toList();
    }

    private long count(CatalogueSearcher searcher, Term term, SuggestWords query) throws IOException {
        BooleanQuery.Builder all = new BooleanQuery.Builder();
        all.add(new TermQuery(term), Occur.FILTER);
        LocalDate today = search.today();
        CatalogueQuery.visibility(all, query.forAuthorities(), today);
        return searcher.count(all.build());
    }
}
