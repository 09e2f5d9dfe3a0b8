package exchange.query.catalogue;

import exchange.log.EventLog;
import exchange.log.LogToken;
import exchange.node.ExchangeSettings;
import exchange.query.catalogue.PublishedListings.Listing;
import exchange.query.catalogue.PublishedListings.Mark;
import exchange.query.model.Generation;
import exchange.query.model.ReadModels;
import exchange.query.text.WordForms;
import exchange.reference.Products;
import exchange.web.problem.Problem;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.apache.lucene.index.CodecReader;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.TieredMergePolicy;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.SearcherFactory;
import org.apache.lucene.search.SearcherManager;
import org.apache.lucene.store.AlreadyClosedException;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.util.Version;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;

/**
 * The full-text index on this node's disk. Before it answers it takes whatever the catalogue has changed: a listing is found as soon as the
 * catalogue shows it. Its commit says up to where it has taken the changes; what is missing after a start is taken again. An index that is
 * of another shape, belongs to another history, or is damaged, is made anew. After a rebuild of the catalogue it goes on where it is, and
 * takes everything again beside answering.
 *
 * <p>Words of a listing that was redacted are written out of its files within seconds; those of others that are shown no longer within the
 * hour. Nothing that is not public is in it.
 */
@Component
class SearchIndex implements SmartInitializingSingleton, DisposableBean {

    private static final Logger LOG = LoggerFactory.getLogger(SearchIndex.class);

    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(1);
    private static final Duration BETWEEN_COMMITS = Duration.ofSeconds(10);
    private static final Duration BETWEEN_CLEANINGS = Duration.ofHours(1);
    private static final int AT_ONCE = 50;
    private static final double BUFFER_MEGABYTES = 64;

    /** What is written beside each commit. */
    private static final String SHAPE = "shape";

    private static final String GENERATION = "generation";
    private static final String POSITION = "position";
    private static final String RELEASED = "released";
    private static final String LEAF = "leaf";

    /** A question to the index as it is at a moment. */
    interface Question<T> {
        T ask(CatalogueSearcher searcher) throws IOException;
    }

    /** An index that can be written and asked. */
    private record Open(IndexWriter writer, SearcherManager searchers) {}

    private final PublishedListings published;
    private final Products products;
    private final EventLog log;
    private final ReadModels models;
    private final SearchFolder folder;
    private final ScheduledExecutorService upkeep = new ScheduledThreadPoolExecutor(
            1, Thread.ofPlatform().name("search-index").daemon().factory());

    /** Held while the index is written, in turn: nobody waits for more than what is done at once. */
    private final ReentrantLock writing = new ReentrantLock(true);

    private volatile @Nullable Open open;
    private volatile @Nullable Mark mark;
    private volatile @Nullable Mark committed;
    private volatile long committedAt = System.nanoTime();
    private volatile long cleanedAt = System.nanoTime();
    private volatile boolean redacted;
    private volatile boolean closed;

    /** The id up to which everything was taken again; null if nothing has to be. */
    private volatile @Nullable String takenAgain;

    SearchIndex(
            PublishedListings published,
            Products products,
            EventLog log,
            ReadModels models,
            ExchangeSettings settings) {
        this.published = published;
        this.products = products;
        this.log = log;
        this.models = models;
        Path parent = settings.data().resolve("search");
        this.folder = SearchFolder.hold(parent);
    }

    @Override
    public void afterSingletonsInstantiated() {
        var _ = upkeep.scheduleWithFixedDelay(this::lookAfter, 0, BETWEEN_LOOKS.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Whether it has once taken everything since the start. */
    boolean isFilled() {
        return mark != null;
    }

    /**
     * Asks the index, once it is where the catalogue is.
     *
     * @throws Problem 503 if that takes longer than ten seconds, as it may while a large index is made anew
     */
    <T> T ask(Generation generation, Question<T> question) {
        Open asked = upToDate(generation);
        try {
            CatalogueSearcher searcher = (CatalogueSearcher) asked.searchers().acquire();
            try {
                return question.ask(searcher);
            } finally {
                asked.searchers().release(searcher);
            }
        } catch (AlreadyClosedException givenUp) {
            throw Problem.unavailable(1);
        } catch (IOException | UncheckedIOException damaged) {
            LOG.warn("The full-text index cannot be read and is made anew", damaged);
            writing.lock();
            try {
                giveUp(true);
            } finally {
                writing.unlock();
            }
            throw Problem.unavailable(1);
        }
    }

    private Open upToDate(Generation generation) {
        Mark needed = published.now(generation);
        Open asked = open;
        if (asked != null && covers(needed)) {
            return asked;
        }
        try {
            if (!writing.tryLock(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
                LOG.warn("A question waited for the full-text index for longer than {}", PATIENCE);
                throw Problem.unavailable(1);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw Problem.unavailable(1);
        }
        try {
            asked = open;
            return asked != null && covers(needed) ? asked : take(generation);
        } finally {
            writing.unlock();
        }
    }

    /** Whether the index is there already: whoever waited may have been served by whoever wrote meanwhile. */
    private boolean covers(Mark needed) {
        Mark now = mark;
        return now != null
                && now.generation().equals(needed.generation())
                && now.position() >= needed.position()
                && now.released() >= needed.released();
    }

    /** Takes what has changed; only while writing. */
    private Open take(Generation generation) {
        if (closed) {
            throw Problem.unavailable(1);
        }
        Mark from = mark;
        Open index = open;
        try {
            if (index == null) {
                index = openOrMake();
                from = mark;
            }
            if (from != null && !from.generation().equals(generation)) {
                if (from.generation().number() > generation.number()) {
                    return index; // asked by somebody who slept through a switch
                }
                from = new Mark(
                        generation, from.position(), published.now(generation).released());
                takenAgain = "";
            }
            IndexWriter writer = index.writer();
            Mark now =
                    published.changes(generation, from, () -> clear(writer), (id, listing) -> put(writer, id, listing));
            if (!now.equals(mark)) {
                index.searchers().maybeRefreshBlocking();
                mark = now;
            }
            return index;
        } catch (IOException | UncheckedIOException | AlreadyClosedException e) {
            LOG.warn("The full-text index cannot be written and is opened again", e);
            giveUp(false);
            throw Problem.unavailable(1);
        }
    }

    private Open openOrMake() throws IOException {
        Open index;
        try {
            index = openAsItIs();
        } catch (IOException | IllegalArgumentException damaged) {
            LOG.warn("The full-text index in {} is damaged and is made anew", folder.index(), damaged);
            folder.empty();
            index = openAsItIs();
        }
        mark = markOf(index.writer());
        committed = mark;
        takenAgain = null;
        if (mark == null) {
            LOG.info("The full-text index in {} is made anew", folder.index());
        }
        open = index;
        return index;
    }

    private Open openAsItIs() throws IOException {
        TieredMergePolicy merging = new TieredMergePolicy();
        merging.setForceMergeDeletesPctAllowed(0);
        IndexWriter writer = new IndexWriter(
                FSDirectory.open(folder.index()),
                new IndexWriterConfig()
                        .setCommitOnClose(false)
                        .setMergePolicy(merging)
                        .setRAMBufferSizeMB(BUFFER_MEGABYTES));
        try {
            try (DirectoryReader reader = DirectoryReader.open(writer)) {
                for (LeafReaderContext leaf : reader.leaves()) {
                    ((CodecReader) leaf.reader()).checkIntegrity();
                }
            }
            SearcherManager searchers = new SearcherManager(writer, new SearcherFactory() {
                @Override
                public IndexSearcher newSearcher(IndexReader reader, @Nullable IndexReader before) {
                    return new CatalogueSearcher(reader);
                }
            });
            return new Open(writer, searchers);
        } catch (IOException | RuntimeException e) {
            writer.rollback();
            throw e;
        }
    }

    /** Up to where the last commit goes; null if it is none of this history, or of another shape. */
    private @Nullable Mark markOf(IndexWriter writer) throws IOException {
        Iterable<Map.Entry<String, String>> written = writer.getLiveCommitData();
        Map<String, String> said = new HashMap<>();
        if (written != null) {
            written.forEach(entry -> said.put(entry.getKey(), entry.getValue()));
        }
        if (said.isEmpty()) {
            return null;
        }
        long position = Long.parseLong(said.getOrDefault(POSITION, "0"));
        if (!shape().equals(said.get(SHAPE)) || !log.fits(new LogToken(position, said.getOrDefault(LEAF, "")))) {
            writer.deleteAll();
            return null;
        }
        return new Mark(
                new Generation(Catalogue.NAME, Integer.parseInt(said.getOrDefault(GENERATION, "0"))),
                position,
                Long.parseLong(said.getOrDefault(RELEASED, "0")));
    }

    private static String shape() {
        return SearchDocument.SHAPE + "." + WordForms.SHAPE + "-" + Version.LATEST;
    }

    private static void clear(IndexWriter writer) {
        try {
            writer.deleteAll();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void put(IndexWriter writer, String id, @Nullable Listing listing) {
        try {
            if (listing == null) {
                writer.deleteDocuments(SearchDocument.key(id));
                return;
            }
            writer.updateDocument(SearchDocument.key(id), SearchDocument.of(listing, products));
            redacted |= listing.text() == null; // afterwards: a commit meanwhile must not take it for done
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void lookAfter() {
        try {
            models.asItStands(Catalogue.NAME, this::lookAfter);
        } catch (Problem | DataAccessException notNow) {
            LOG.debug("The catalogue cannot be read at the moment", notNow);
        } catch (RuntimeException e) {
            LOG.warn("The full-text index could not be looked after", e);
        }
    }

    private boolean lookAfter(Generation generation) {
        if (open != null && published.now(generation).equals(mark) && takenAgain == null && !isDue()) {
            return false;
        }
        Open index;
        do {
            writing.lock();
            try {
                index = take(generation);
                takeAgain(generation, index);
            } catch (IOException e) {
                LOG.warn("The full-text index cannot be written and is opened again", e);
                giveUp(false);
                return false;
            } finally {
                writing.unlock();
            }
        } while (takenAgain != null);
        if (isDue()) {
            keep(index);
        }
        return true;
    }

    /** Some of all listings: a row that is read may be written only as long as nobody takes a newer one. */
    private void takeAgain(Generation generation, Open index) throws IOException {
        String from = takenAgain;
        if (from == null) {
            return;
        }
        String last = published.some(generation, from, AT_ONCE, (id, listing) -> put(index.writer(), id, listing));
        takenAgain = last.isEmpty() ? null : last;
        if (last.isEmpty()) {
            index.searchers().maybeRefreshBlocking();
        }
    }

    private boolean isDue() {
        Mark now = mark;
        return now != null
                && takenAgain == null
                && (redacted || !now.equals(committed))
                && isOlder(committedAt, BETWEEN_COMMITS);
    }

    private static boolean isOlder(long since, Duration time) {
        return System.nanoTime() - since > time.toNanos();
    }

    /**
     * Commits, without keeping anybody from writing: what is written meanwhile may be in the commit as well, and is taken again if it is
     * needed.
     */
    private void keep(Open index) {
        IndexWriter writer = index.writer();
        Mark now = mark;
        if (now == null) {
            return;
        }
        boolean forgetting = redacted;
        try {
            if (forgetting || (writer.hasDeletions() && isOlder(cleanedAt, BETWEEN_CLEANINGS))) {
                redacted = false;
                writer.forceMergeDeletes();
                cleanedAt = System.nanoTime();
            }
            writer.setLiveCommitData(Map.of(
                            SHAPE, shape(),
                            GENERATION, String.valueOf(now.generation().number()),
                            POSITION, String.valueOf(now.position()),
                            RELEASED, String.valueOf(now.released()),
                            LEAF, leaf(now.position()))
                    .entrySet());
            writer.commit();
            committed = now;
            committedAt = System.nanoTime();
            index.searchers().maybeRefreshBlocking(); // lets go of files that nothing else needs
        } catch (IOException | AlreadyClosedException | DataAccessException e) {
            if (forgetting) {
                redacted = true;
            }
            LOG.warn("The full-text index could not be kept; the next start takes more again", e);
        }
    }

    private String leaf(long position) {
        return log.at(position).map(event -> event.token().leafHash()).orElse("");
    }

    /** Closes the index without a commit: it is opened again with the next question; only while writing. */
    private void giveUp(boolean damaged) {
        Open index = open;
        open = null;
        mark = null;
        if (index == null) {
            return;
        }
        try {
            index.searchers().close();
            index.writer().rollback();
            if (damaged) {
                folder.empty();
            }
        } catch (IOException e) {
            LOG.warn("The full-text index could not be closed", e);
        }
    }

    @Override
    public void destroy() throws IOException, InterruptedException {
        upkeep.shutdown(); // without interrupting it: that would close its files
        upkeep.awaitTermination(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        writing.lock();
        try {
            Open index = open;
            if (index != null && takenAgain == null && !Objects.equals(mark, committed)) {
                keep(index);
            }
            giveUp(false);
            closed = true;
        } finally {
            writing.unlock();
            folder.close();
        }
    }
}
