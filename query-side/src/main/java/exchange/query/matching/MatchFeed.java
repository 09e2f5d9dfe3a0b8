package exchange.query.matching;

import exchange.query.catalogue.PublishedListings;
import exchange.query.matching.MatchSearch.Found;
import exchange.query.model.Generation;
import exchange.query.model.ReadModels;
import exchange.web.problem.Problem;
import exchange.web.read.Page;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/**
 * Tells whoever listens when the matches of a listing change. Each subscription asks again whenever this node's catalogue moves, some times
 * a second at most, and sends what it finds if that is something else; so it works on whichever node it is. All end with the node.
 */
@Component
class MatchFeed implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(MatchFeed.class);

    /** How many may listen at one node. */
    private static final int MOST = 500;

    private static final Duration BETWEEN = Duration.ofMillis(250);
    private static final Duration LOOK = Duration.ofSeconds(1);
    private static final Duration SIGN_OF_LIFE = Duration.ofSeconds(15);
    private static final int RETRY_AFTER_SECONDS = 10;

    private final ReadModels models;
    private final MatchSearch search;
    private final Semaphore free = new Semaphore(MOST);
    private volatile boolean running;

    MatchFeed(ReadModels models, MatchSearch search) {
        this.models = models;
        this.search = search;
    }

    /**
     * Sends the best matches now, and again whenever they have changed.
     *
     * @param question of whichever generation answers
     * @param time after which the client has to come again, as browsers do by themselves
     * @throws Problem 503 if too many listen already
     */
    SseEmitter follow(Function<Generation, FindMatches> question, Duration time) {
        if (!free.tryAcquire()) {
            throw Problem.unavailable(RETRY_AFTER_SECONDS);
        }
        SseEmitter emitter = new SseEmitter(0L);
        Thread listening = Thread.ofVirtual().name("match-feed").unstarted(() -> {
            try {
                send(emitter, question, System.nanoTime() + time.toNanos());
                emitter.complete();
            } catch (IOException | IllegalStateException gone) {
                LOG.debug("Nobody listens any more", gone);
            } catch (RuntimeException e) {
                emitter.completeWithError(e);
            } finally {
                free.release();
            }
        });
        emitter.onCompletion(listening::interrupt);
        emitter.onError(any -> listening.interrupt());
        listening.start();
        return emitter;
    }

    private void send(SseEmitter emitter, Function<Generation, FindMatches> question, long end) throws IOException {
        Found last = null;
        long said = System.nanoTime();
        while (running && System.nanoTime() < end) {
            long position = models.status(PublishedListings.MODEL).position();
            Found found = ask(question, last);
            if (!found.equals(last)) {
                emitter.send(SseEmitter.event().name("matches").data(new Page<>(found.items(), null)));
                last = found;
                said = System.nanoTime();
            } else if (System.nanoTime() - said > SIGN_OF_LIFE.toNanos()) {
                emitter.send(SseEmitter.event().comment("still here"));
                said = System.nanoTime();
            }
            if (!pause(position)) {
                return;
            }
        }
    }

    /** What was found last, if the catalogue cannot be read at the moment. */
    private Found ask(Function<Generation, FindMatches> question, @Nullable Found last) {
        try {
            return models.asItStands(PublishedListings.MODEL, generation -> search.handle(question.apply(generation)));
        } catch (Problem | DataAccessException notNow) {
            if (last == null) {
                throw notNow;
            }
            return last;
        }
    }

    /** False if nobody listens any more. */
    private boolean pause(long position) {
        try {
            TimeUnit.NANOSECONDS.sleep(BETWEEN.toNanos());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
        models.await(PublishedListings.MODEL, position + 1, LOOK);
        return !Thread.currentThread().isInterrupted();
    }

    @Override
    public void start() {
        running = true;
    }

    @Override
    public void stop() {
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** Ends before the web server waits for its requests. */
    @Override
    public int getPhase() {
        return DEFAULT_PHASE;
    }
}
