package exchange.query.catalogue;

import exchange.event.listing.Capability;
import exchange.event.listing.Content;
import exchange.event.listing.Kind;
import exchange.event.listing.OrganisationType;
import exchange.event.listing.Region;
import exchange.event.listing.Urgency;
import exchange.event.listing.Visibility;
import exchange.privacy.Sealed;
import exchange.query.catalogue.PublishedListings.Listing;
import exchange.query.content.PublicText;
import exchange.query.text.Synonyms;
import exchange.query.text.WordForms;
import exchange.reference.Products;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.Sort;
import org.apache.lucene.search.SortField;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.jspecify.annotations.Nullable;

/** Titles and descriptions in an index of this process's memory, to be found again by their words. */
final class Texts {

    private static final Products PRODUCTS = Products.load();
    private static final Synonyms SYNONYMS = Synonyms.load();

    private final List<Listing> listings = new ArrayList<>();

    Texts with(String id, String title, String description) {
        return with(id, "de", null, title, description);
    }

    Texts with(String id, String language, @Nullable String product, String title, String description) {
        int number = listings.size() + 1;
        listings.add(new Listing(
                id,
                "KB-" + number,
                number,
                Instant.parse("2026-11-20T09:00:00Z"),
                new Content(
                        1,
                        Kind.OFFER,
                        new Sealed("bfCeXK3bTHmvT3kHZ8qLPQ", "c2VhbGVk"),
                        language,
                        product,
                        Capability.SERVICE,
                        List.of(),
                        null,
                        List.of(),
                        List.of(),
                        null,
                        null,
                        new Region("72458", "Albstadt", "Zollernalbkreis", "DE143", 48.21, 9.02),
                        LocalDate.of(2027, 2, 28),
                        Visibility.PUBLIC,
                        Urgency.NORMAL,
                        OrganisationType.COMPANY,
                        false),
                new PublicText(title, description, null, null),
                Map.of(),
                LocalDate.of(2027, 2, 28)));
        return this;
    }

    /** The ids of those that are found, the best first. */
    List<String> find(String question) {
        return find(question, false);
    }

    /** The same, typing errors forgiven. */
    List<String> findMistyped(String question) {
        return find(question, true);
    }

    private List<String> find(String question, boolean errors) {
        try (ByteBuffersDirectory directory = new ByteBuffersDirectory()) {
            try (IndexWriter writer = new IndexWriter(directory, new IndexWriterConfig())) {
                for (Listing listing : listings) {
                    writer.addDocument(SearchDocument.of(listing, PRODUCTS));
                }
            }
            try (DirectoryReader reader = DirectoryReader.open(directory)) {
                IndexSearcher searcher = new IndexSearcher(reader);
                List<String> ids = new ArrayList<>();
                for (ScoreDoc hit : searcher.search(
                                TextQuery.of(SYNONYMS.phrases(WordForms.ofQuestion(question)), errors),
                                listings.size(),
                                new Sort(
                                        SortField.FIELD_SCORE,
                                        new SortField(SearchDocument.PUBLISHED, SortField.Type.LONG, true)))
                        .scoreDocs) {
                    ids.add(searcher.storedFields().document(hit.doc).get(SearchDocument.ID));
                }
                return ids;
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
