package exchange.query.catalogue;

import exchange.event.listing.Content;
import exchange.query.catalogue.FindListings.Facet;
import exchange.query.catalogue.FindListings.Freshness;
import exchange.query.catalogue.FindListings.Sort;
import exchange.query.catalogue.PublishedListings.Listing;
import exchange.query.content.PublicText;
import exchange.query.model.Generation;
import exchange.query.text.Synonyms;
import exchange.query.text.Synonyms.Phrase;
import exchange.query.text.WordForms;
import exchange.reference.Place;
import exchange.reference.Products;
import exchange.reference.Regions;
import exchange.reference.Validity;
import exchange.web.problem.Language;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.apache.lucene.facet.FacetsCollector;
import org.apache.lucene.facet.FacetsCollectorManager;
import org.apache.lucene.facet.StringValueFacetCounts;
import org.apache.lucene.facet.range.LongRange;
import org.apache.lucene.facet.range.LongRangeFacetCounts;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.StoredFields;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.store.FSDirectory;
import org.jspecify.annotations.Nullable;

/** The catalogue's search, and bare Lucene on the same index with the same query, side by side. */
public final class SearchLoad implements AutoCloseable {

    private static final int SIZE = 20;

    /**
     * A question to both.
     *
     * @param words empty for none
     * @param product a filter; null for none
     */
    public record Asked(
            String name,
            String words,
            @Nullable String product,
            @Nullable Place near,
            int km) {}

    private final Products products;
    private final Facets facets;
    private final FSDirectory directory;
    private final IndexWriter writer;
    private final Synonyms synonyms = Synonyms.load();
    private final LocalDate today = LocalDate.now(Validity.ZONE);
    private int published;
    private @Nullable CatalogueSearcher searcher;

    public SearchLoad(Path folder, Products products, Regions regions) throws IOException {
        this.products = products;
        this.facets = new Facets(products, regions);
        this.directory = FSDirectory.open(folder);
        this.writer = new IndexWriter(directory, new IndexWriterConfig());
    }

    /** Adds a listing; the later, the newer. */
    public void publish(String id, Content content, String title, String description, @Nullable String organisation)
            throws IOException {
        published++;
        writer.addDocument(SearchDocument.of(
                new Listing(
                        id,
                        "KB-" + published,
                        published,
                        Instant.now(),
                        content,
                        new PublicText(title, description, organisation, null),
                        Map.of(),
                        content.validUntil()),
                products));
    }

    /** What was added can be found from now on. */
    public void open() throws IOException {
        writer.commit();
        searcher = new CatalogueSearcher(DirectoryReader.open(directory));
    }

    private CatalogueSearcher searcher() {
        if (searcher == null) {
            throw new IllegalStateException("Not open yet");
        }
        return searcher;
    }

    /** The first ids, as the catalogue's first page has them: typing errors are forgiven where nothing else is found. */
    public List<String> find(String words) throws IOException {
        List<String> ids = page(question(words), false).ids();
        return ids.isEmpty() ? page(question(words), true).ids() : ids;
    }

    private CatalogueSearch.Found page(FindListings question, boolean errors) throws IOException {
        return CatalogueSearch.find(
                searcher(), new CatalogueQuery(question, phrases(question), errors, today), question, errors);
    }

    private List<List<Phrase>> phrases(FindListings question) {
        return question.questions().stream()
                .map(words -> synonyms.phrases(WordForms.ofQuestion(words)))
                .toList();
    }

    private static FindListings question(String words) {
        return question(new Asked("", words, null, null, 0));
    }

    private static FindListings question(Asked asked) {
        return new FindListings(
                new Generation(Catalogue.NAME, 1),
                asked.words().isEmpty() ? List.of() : List.of(asked.words()),
                asked.product() == null ? Map.of() : Map.of(Facet.PRODUCT, List.of(asked.product())),
                asked.near(),
                asked.km(),
                asked.near() != null ? Sort.DISTANCE : asked.words().isEmpty() ? Sort.NEWEST : Sort.RELEVANCE,
                SIZE,
                false,
                Language.GERMAN,
                "",
                List.of());
    }

    /** A page as the catalogue makes it, from the words to the ids and the counts; returns the number of hits. */
    public long ask(Asked asked) throws IOException {
        FindListings question = question(asked);
        CatalogueQuery query = new CatalogueQuery(question, phrases(question), false, today);
        CatalogueSearch.Found found = CatalogueSearch.find(searcher(), query, question, false);
        facets.count(searcher(), query, found.all(), question);
        return found.total();
    }

    /** The same for Lucene alone, whose query is made beforehand. */
    public Bare bare(Asked asked) {
        FindListings question = question(asked);
        CatalogueQuery query = new CatalogueQuery(question, phrases(question), false, today);
        LongRange[] times = Arrays.stream(Freshness.values())
                .map(time -> new LongRange(time.name(), query.since(time), true, Long.MAX_VALUE, true))
                .toArray(LongRange[]::new);
        return new Bare(
                query.without(null),
                asked.product() == null ? null : query.without(Facet.PRODUCT),
                query.order(),
                times);
    }

    /** A query that is ready to run. */
    public final class Bare {

        private final Query query;

        /** Without the filter by product: its values are counted under all others. */
        private final @Nullable Query anyProduct;

        private final org.apache.lucene.search.Sort order;
        private final LongRange[] times;

        private Bare(Query query, @Nullable Query anyProduct, org.apache.lucene.search.Sort order, LongRange[] times) {
            this.query = query;
            this.anyProduct = anyProduct;
            this.order = order;
            this.times = times;
        }

        /** The number of hits. */
        public long run() throws IOException {
            CatalogueSearcher searcher = searcher();
            FacetsCollectorManager.FacetsResult result = FacetsCollectorManager.search(
                    searcher, query, SIZE + 1, order, false, new FacetsCollectorManager());
            StoredFields stored = searcher.storedFields();
            for (ScoreDoc hit : result.topDocs().scoreDocs) {
                stored.document(hit.doc).get(SearchDocument.ID);
            }
            FacetsCollector products = anyProduct == null
                    ? result.facetsCollector()
                    : searcher.search(anyProduct, new FacetsCollectorManager());
            new StringValueFacetCounts(searcher.values(SearchDocument.PRODUCT), products)
                    .getAllChildren(SearchDocument.PRODUCT);
            for (String field : List.of(
                    SearchDocument.KIND,
                    SearchDocument.CAPABILITY,
                    SearchDocument.DISTRICT,
                    SearchDocument.STANDARD,
                    SearchDocument.LEVEL)) {
                new StringValueFacetCounts(searcher.values(field), result.facetsCollector()).getAllChildren(field);
            }
            new LongRangeFacetCounts(SearchDocument.PUBLISHED_DAY, result.facetsCollector(), times)
                    .getAllChildren(SearchDocument.PUBLISHED_DAY);
            long total = 0;
            for (FacetsCollector.MatchingDocs docs : result.facetsCollector().getMatchingDocs()) {
                total += docs.totalHits();
            }
            return total;
        }
    }

    @Override
    public void close() throws IOException {
        if (searcher != null) {
            searcher.getIndexReader().close();
        }
        writer.close();
        directory.close();
    }
}
