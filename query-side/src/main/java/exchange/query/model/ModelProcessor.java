package exchange.query.model;

import exchange.log.LogEventStore;
import exchange.log.LogToken;
import exchange.node.CoordinatorThread;
import exchange.node.SingleThread;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.EventTrackerStatus;
import org.axonframework.eventhandling.Segment;
import org.axonframework.eventhandling.SimpleEventHandlerInvoker;
import org.axonframework.eventhandling.async.SequentialPolicy;
import org.axonframework.eventhandling.pooled.PooledStreamingEventProcessor;
import org.axonframework.eventhandling.tokenstore.TokenStore;
import org.axonframework.messaging.unitofwork.UnitOfWork;

/** Feeds one generation, on whichever node has the claim: a batch in one unit of work, its rows and its place in the log in one commit. */
final class ModelProcessor extends PooledStreamingEventProcessor {

    /** As many events as a transaction takes that stays well below the time after which a claim may be taken away (10 s). */
    static final int BATCH = 1000;

    private static final Duration CLAIM_INTERVAL = Duration.ofSeconds(1);

    /** How the events of a batch are taken. */
    interface Batches {
        void take(List<? extends EventMessage<?>> events);
    }

    private static final long NOWHERE = 0;

    private final Batches batches;
    private final List<SingleThread> threads;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition moved = lock.newCondition();

    /** The position of the last event that this node has committed. */
    private volatile long committed;

    /** The first event of a batch that failed, until one has passed. */
    private volatile long stuckAt = NOWHERE;

    private ModelProcessor(Builder builder, Batches batches, List<SingleThread> threads) {
        super(builder);
        this.batches = batches;
        this.threads = threads;
    }

    static ModelProcessor over(
            Generation generation,
            Object handlers,
            LogEventStore log,
            TokenStore tokens,
            TransactionManager transactions,
            Batches batches) {
        SingleThread coordinator = new CoordinatorThread(generation.processor() + "-coordinator", Duration.ZERO);
        SingleThread worker = new SingleThread(generation.processor());
        return new ModelProcessor(
                PooledStreamingEventProcessor.builder()
                        .name(generation.processor())
                        .eventHandlerInvoker(SimpleEventHandlerInvoker.builder()
                                .eventHandlers(handlers)
                                .sequencingPolicy(new SequentialPolicy())
                                .build())
                        .messageSource(log)
                        .tokenStore(tokens)
                        .transactionManager(transactions)
                        .coordinatorExecutor(coordinator)
                        .workerExecutor(worker)
                        .initialSegmentCount(1)
                        .initialToken(_ -> LogToken.START)
                        .tokenClaimInterval(CLAIM_INTERVAL.toMillis())
                        .batchSize(BATCH),
                batches,
                List.of(coordinator, worker));
    }

    /** Every event passes, so that the token moves with each: other nodes see by it how far the generation is. */
    @Override
    protected boolean canHandle(EventMessage<?> eventMessage, Segment segment) {
        return true;
    }

    @Override
    protected boolean canHandleType(Class<?> payloadType) {
        return true;
    }

    @Override
    protected void processInUnitOfWork(
            List<? extends EventMessage<?>> events,
            UnitOfWork<? extends EventMessage<?>> unitOfWork,
            Collection<Segment> segments) {
        unitOfWork.start();
        try {
            takeAndCommit(events, unitOfWork);
            stuckAt = NOWHERE;
            wake(GenerationWriter.position(events.getLast()));
        } catch (RuntimeException | Error e) {
            stuckAt = GenerationWriter.position(events.getFirst());
            // an Error would leave the work package waiting for ever
            throw e instanceof RuntimeException failure ? failure : new IllegalStateException(getName() + " failed", e);
        }
    }

    private void takeAndCommit(
            List<? extends EventMessage<?>> events, UnitOfWork<? extends EventMessage<?>> unitOfWork) {
        try {
            batches.take(events);
        } catch (RuntimeException | Error e) {
            unitOfWork.rollback(e);
            throw e;
        }
        unitOfWork.commit();
    }

    private void wake(long position) {
        committed = position;
        lock.lock();
        try {
            moved.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Waits until this node has committed a position; the time may also end because another node has the claim. */
    void awaitCommitted(long position, Duration most) throws InterruptedException {
        long left = most.toNanos();
        lock.lock();
        try {
            while (committed < position && left > 0) {
                left = moved.awaitNanos(left);
            }
        } finally {
            lock.unlock();
        }
    }

    /** Stops for good, giving the claim back. */
    CompletableFuture<Void> end() {
        return shutdownAsync().whenComplete((_, _) -> threads.forEach(ScheduledThreadPoolExecutor::shutdown));
    }

    /** The position up to which rows are committed, if this node has the claim. */
    OptionalLong position() {
        return processingStatus().values().stream()
                .map(EventTrackerStatus::getTrackingToken)
                .mapToLong(token -> Math.max(committed, token instanceof LogToken at ? at.index() : 0))
                .min();
    }

    /**
     * Whether it cannot go on by itself.
     *
     * @param position how far the generation is, by whichever node
     */
    boolean isStuck(long position) {
        return isError() || position < stuckAt;
    }
}
