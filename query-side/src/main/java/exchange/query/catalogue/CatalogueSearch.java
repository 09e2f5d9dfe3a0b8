package exchange.query.catalogue;

import exchange.event.listing.Content;
import exchange.event.listing.ListingId;
import exchange.event.listing.Region;
import exchange.query.catalogue.CatalogueEntry.Publication;
import exchange.query.content.Contents;
import exchange.query.content.Entries;
import exchange.query.content.PublicText;
import exchange.query.model.Generation;
import exchange.query.text.Synonyms;
import exchange.query.text.Synonyms.Phrase;
import exchange.query.text.WordForms;
import exchange.reference.Place;
import exchange.reference.Places;
import exchange.reference.Validity;
import exchange.web.problem.Language;
import exchange.web.read.Cursor;
import java.io.IOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.lucene.facet.FacetsCollector;
import org.apache.lucene.facet.FacetsCollectorManager;
import org.apache.lucene.facet.FacetsCollectorManager.FacetsResult;
import org.apache.lucene.index.StoredFields;
import org.apache.lucene.search.FieldDoc;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.Sort;
import org.axonframework.queryhandling.QueryHandler;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;
import org.springframework.stereotype.Component;

/** Answers questions to the catalogue: the full-text index says which listings, the catalogue's rows what they are. */
@Component
class CatalogueSearch {

    private static final String COLUMNS = "entry, title, description, organisation, urgency_text";

    private static final String WITH_ERRORS = "~";
    private static final String AS_WRITTEN = "=";

    /** A page of ids. */
    record Found(List<String> ids, long total, List<String> last, boolean more, FacetsCollector all) {}

    private final JdbcClient sql;
    private final SearchIndex index;
    private final Contents contents;
    private final Facets facets;
    private final Cursor cursors;
    private final Clock clock;
    private final Synonyms synonyms = Synonyms.load();

    CatalogueSearch(JdbcClient sql, SearchIndex index, Contents contents, Facets facets, Cursor cursors, Clock clock) {
        this.sql = sql;
        this.index = index;
        this.contents = contents;
        this.facets = facets;
        this.cursors = cursors;
        this.clock = clock;
    }

    /** What changes whenever the catalogue looks different: the position at which it did, and how often it did out of turn. */
    @QueryHandler
    String handle(GetCatalogueChange query) {
        return sql.sql(query.generation().sql("select position, released from query.catalogue_change_$g where id = 1"))
                .query((row, number) -> row.getLong(1) + "." + row.getLong(2))
                .single();
    }

    @QueryHandler
    Optional<CatalogueItem> handle(GetPublishedListing query) {
        return sql.sql(query.generation()
                        .sql("select " + COLUMNS
                                + " from query.catalogue_$g where listing_id = :id and shown and not parked"
                                + " and valid_until >= :today and (visibility = 'PUBLIC' or :authorities)"))
                .param("id", query.id().toString())
                .param("today", today())
                .param("authorities", query.forAuthorities())
                .query((row, number) -> item(row, query.language(), null, null))
                .optional();
    }

    @QueryHandler
    CatalogueAnswer handle(FindListings query) {
        return index.ask(query.generation(), searcher -> answer(searcher, query));
    }

    private CatalogueAnswer answer(CatalogueSearcher searcher, FindListings asked) throws IOException {
        List<List<Phrase>> questions = asked.questions().stream()
                .map(question -> synonyms.phrases(WordForms.ofQuestion(question)))
                .toList();
        boolean errors = !asked.after().isEmpty() && asked.after().getFirst().equals(WITH_ERRORS);
        CatalogueQuery query = new CatalogueQuery(asked, questions, errors, today());
        Found found = find(searcher, query, asked, errors);
        String didYouMean = null;
        if (found.total() == 0 && !questions.isEmpty() && !errors && searcher.count(query.wordsAlone()) == 0) {
            errors = true;
            query = new CatalogueQuery(asked, questions, true, today());
            found = find(searcher, query, asked, true);
            didYouMean = didYouMean(searcher, asked, questions);
        }
        Marker marker = questions.isEmpty() ? null : new Marker(questions, errors);
        return new CatalogueAnswer(
                found.total(),
                items(asked, found.ids(), marker),
                facets.count(searcher, query, found.all(), asked),
                didYouMean,
                found.more() ? cursors.write(asked.fingerprint(), found.last()) : null);
    }

    private @Nullable String didYouMean(CatalogueSearcher searcher, FindListings asked, List<List<Phrase>> questions)
            throws IOException {
        Spelling spelling = new Spelling(searcher, asked.forAuthorities(), today());
        for (int i = 0; i < questions.size(); i++) {
            String better = spelling.better(asked.questions().get(i), questions.get(i));
            if (better != null) {
                return better;
            }
        }
        return null;
    }

    LocalDate today() {
        return LocalDate.now(clock.withZone(Validity.ZONE));
    }

    /** The page that is asked for, from the index alone. */
    static Found find(CatalogueSearcher searcher, CatalogueQuery query, FindListings asked, boolean errors)
            throws IOException {
        Sort order = query.order();
        int most = asked.size() + 1;
        FacetsCollectorManager collectors = new FacetsCollectorManager();
        FacetsResult result = asked.after().isEmpty()
                ? FacetsCollectorManager.search(searcher, query.without(null), most, order, false, collectors)
                : FacetsCollectorManager.searchAfter(
                        searcher, after(searcher, asked), query.without(null), most, order, false, collectors);
        long total = 0;
        for (FacetsCollector.MatchingDocs docs : result.facetsCollector().getMatchingDocs()) {
            total += docs.totalHits();
        }
        ScoreDoc[] hits = result.topDocs().scoreDocs;
        boolean more = hits.length > asked.size();
        int shown = Math.min(hits.length, asked.size());
        StoredFields stored = searcher.storedFields();
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < shown; i++) {
            ids.add(stored.document(hits[i].doc).get(SearchDocument.ID));
        }
        return new Found(
                ids, total, more ? key((FieldDoc) hits[shown - 1], errors) : List.of(), more, result.facetsCollector());
    }

    private static List<String> key(FieldDoc last, boolean errors) {
        List<String> key = new ArrayList<>();
        key.add(errors ? WITH_ERRORS : AS_WRITTEN);
        for (Object value : last.fields) {
            key.add(String.valueOf(value));
        }
        return key;
    }

    /** The last item of the page before; behind every document, should it still be there. */
    private static FieldDoc after(CatalogueSearcher searcher, FindListings asked) {
        List<String> values = asked.after().subList(1, asked.after().size());
        Object first = switch (asked.sort()) {
            case RELEVANCE -> Float.valueOf(values.getFirst());
            case DISTANCE -> Double.valueOf(values.getFirst());
            case NEWEST, EXPIRY -> Long.valueOf(values.getFirst());
        };
        Object[] fields =
                values.size() == 1 ? new Object[] {first} : new Object[] {first, Long.valueOf(values.getLast())};
        return new FieldDoc(Math.max(0, searcher.getIndexReader().maxDoc() - 1), Float.NaN, fields);
    }

    /** In the order of their ids; without those that have just gone. */
    private List<CatalogueItem> items(FindListings asked, List<String> ids, @Nullable Marker marker) {
        if (ids.isEmpty()) {
            return List.of();
        }
        Map<String, CatalogueItem> items = new HashMap<>();
        sql.sql(asked.generation()
                        .sql("select " + COLUMNS
                                + " from query.catalogue_$g where listing_id = any(:ids) and shown and not parked"))
                .param("ids", new SqlArrayValue("varchar", ids.toArray()))
                .query(row -> {
                    CatalogueItem item = item(row, asked.language(), asked.near(), marker);
                    items.put(item.id().toString(), item);
                });
        return ids.stream().filter(items::containsKey).map(items::get).toList();
    }

    private CatalogueItem item(ResultSet row, Language language, @Nullable Place near, @Nullable Marker marker)
            throws SQLException {
        CatalogueEntry entry = Entries.read(row.getString("entry"), CatalogueEntry.class);
        Content content = entry.published();
        Publication publication = entry.publication();
        if (content == null || publication == null) {
            throw new IllegalStateException("The catalogue shows " + entry.id() + ", which was never published");
        }
        String title = row.getString("title");
        PublicText text = title == null
                ? null
                : new PublicText(
                        title,
                        row.getString("description"),
                        row.getString("organisation"),
                        row.getString("urgency_text"));
        return new CatalogueItem(
                entry.id(),
                entry.reference(),
                contents.inPublic(content, text, entry.levels(), entry.validUntil(), language),
                publication.at(),
                publication.confirmedAt(),
                near == null ? null : kilometres(near, content.region()),
                marker == null || text == null
                        ? null
                        : marker.mark(
                                text.title(),
                                text.description(),
                                content.language().equals("en")));
    }

    private static double kilometres(Place near, Region region) {
        double kilometres =
                Places.kilometresBetween(near.latitude(), near.longitude(), region.latitude(), region.longitude());
        return Math.round(kilometres * 1000) / 1000.0;
    }

    /** Asks when the catalogue last looked different. */
    record GetCatalogueChange(Generation generation) {}

    /**
     * Asks for one published listing.
     *
     * @param forAuthorities whether it may be one for authorities only
     */
    record GetPublishedListing(Generation generation, ListingId id, boolean forAuthorities, Language language) {}
}
