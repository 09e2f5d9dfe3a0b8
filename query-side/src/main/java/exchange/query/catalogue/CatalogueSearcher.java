package exchange.query.catalogue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.lucene.facet.StringDocValuesReaderState;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.search.IndexSearcher;

/** The index as it was at a moment, with what counting its values needs. */
final class CatalogueSearcher extends IndexSearcher {

    /** As many as the longest question has, with all its forms and typing errors. */
    private static final int MOST_CLAUSES = 1 << 20;

    static {
        setMaxClauseCount(MOST_CLAUSES);
    }

    private final Map<String, StringDocValuesReaderState> values = new ConcurrentHashMap<>();

    CatalogueSearcher(IndexReader reader) {
        super(reader);
    }

    /** The values of a field. */
    StringDocValuesReaderState values(String field) {
        return values.computeIfAbsent(field, name -> {
            try {
                return new StringDocValuesReaderState(getIndexReader(), name);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }
}
