package exchange.log;

import exchange.privacy.KeyStore;
import exchange.privacy.WrappedKey;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import org.axonframework.eventsourcing.eventstore.EventStoreException;
import org.axonframework.modelling.command.AggregateStreamCreationException;
import org.axonframework.modelling.command.ConcurrencyException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one writer of a node: takes what waits, locks the head, checks, assigns positions, inserts, moves the head, commits, forces to
 * disk, and only then answers. Appends that conflict fail alone. A commit whose answer was lost is looked up under the lock before
 * anybody is told anything.
 */
final class LogAppender implements AutoCloseable {

    /** How long an append may wait for a log that cannot be reached before it is answered with {@link LogUnavailable}. */
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private static final int MOST_APPENDS = 512;
    private static final Duration BETWEEN_ATTEMPTS = Duration.ofMillis(100);

    private static final Logger LOG = LoggerFactory.getLogger(LogAppender.class);

    /** Put into the queue by {@link #close}, so that the thread wakes without an interrupt, which would close H2's file under it. */
    private static final Append END = new Append(
            CommandId.random(), List.of(), List.of(), CompletableFuture.completedFuture(0L), System.nanoTime());

    /** SQLStates after which trying again on a new connection can help. */
    private static final Set<String> PASSING_CLASSES = Set.of(
            "08", // connection
            "25", // PostgreSQL: idle in transaction for too long, or read-only while it fails over
            "40", // deadlock, serialisation
            "53", // out of connections, disk, memory
            "55", // lock not available
            "57", // shutting down, starting up, cancelled
            "58" // input and output
            );

    /** H2's: lock time-out, closed, open elsewhere, input and output, connection broken, changed at the same time. */
    private static final Set<String> PASSING_STATES =
            Set.of("HYT00", "90007", "90020", "90031", "90067", "90098", "90121", "90131");

    /** Opens the appender's own connection, not in auto-commit mode. */
    interface Connections {
        Connection open() throws SQLException;
    }

    /**
     * What passed the checks of one batch, with the rows that it becomes.
     *
     * @param behind appends that lost against another one of this batch: nothing may be said of them before that one is durable, so
     *     they are checked once more after it
     * @param refused appends that the log as it is forbids, and why
     */
    private record Accepted(
            List<Append> appends,
            List<Append> behind,
            Map<Append, RuntimeException> refused,
            List<StoredEvent> rows,
            Frontier frontier,
            long recordedAt) {

        List<WrappedKey> newKeys() {
            return appends.stream().flatMap(append -> append.newKeys().stream()).toList();
        }

        long lastPosition() {
            return frontier.size();
        }

        void complete() {
            int row = 0;
            for (Append append : appends) {
                row += append.events().size();
                append.done().complete(rows.get(row - 1).position());
            }
        }
    }

    /**
     * The head as this node has left it.
     *
     * @param leftAt {@link System#nanoTime} not before the head's {@code now}
     */
    private record Left(LogTable.Head head, long leftAt) {

        static Left of(Accepted accepted, long databaseNow) {
            return new Left(
                    new LogTable.Head(accepted.recordedAt(), accepted.frontier(), databaseNow), System.nanoTime());
        }

        /** The same head, with the database's clock reckoned on: it may lag by the way of an answer, and runs ahead of nothing. */
        LogTable.Head now() {
            long since = TimeUnit.NANOSECONDS.toMicros(System.nanoTime() - leftAt);
            return new LogTable.Head(head.recordedAt(), head.frontier(), head.now() + since);
        }
    }

    private final BlockingQueue<Append> waiting = new LinkedBlockingQueue<>();

    /** Held by whoever writes a batch: the thread, or a caller that found nobody else. Guards the connection and what is known of the head. */
    private final ReentrantLock writing = new ReentrantLock();

    private final Connections connections;
    private final LogTable table;
    private final KeyStore keys;
    private final HeadSignal signal;
    private final RecentEvents recent;
    private final LogListener listener;
    private final Thread thread;
    private volatile boolean closed;
    private @Nullable Connection connection;
    private @Nullable Left left;

    LogAppender(
            Connections connections,
            LogTable table,
            KeyStore keys,
            HeadSignal signal,
            RecentEvents recent,
            LogListener listener) {
        this.connections = connections;
        this.table = table;
        this.keys = keys;
        this.signal = signal;
        this.recent = recent;
        this.listener = listener;
        this.thread = Thread.ofPlatform().name("log-appender").daemon(true).start(this::run);
    }

    /**
     * Appends the events of one unit of work and waits until they are durable.
     *
     * @return the position of the last event
     * @throws ConcurrencyException if one of the aggregates has moved on
     * @throws AggregateStreamCreationException if an aggregate that should begin here exists
     * @throws CommandAlreadyDone if the command's events are in the log already
     * @throws EventStoreException if the database refuses the events for good; nothing is stored then
     * @throws LogUnavailable if the log cannot be reached; the outcome is unknown then
     */
    long append(CommandId commandId, List<PreparedEvent> events, List<WrappedKey> newKeys) {
        long began = System.nanoTime();
        try {
            long position = await(commandId, events, newKeys);
            listener.appended(System.nanoTime() - began);
            return position;
        } catch (RuntimeException e) {
            listener.failed(System.nanoTime() - began, e);
            throw e;
        }
    }

    private long await(CommandId commandId, List<PreparedEvent> events, List<WrappedKey> newKeys) {
        Append append = new Append(
                commandId, events, newKeys, new CompletableFuture<>(), System.nanoTime() + PATIENCE.toNanos());
        if (!writtenHere(append)) {
            waiting.add(append);
            if (closed) {
                failAllWaiting();
            }
        }
        try {
            return append.done()
                    .orTimeout(2 * PATIENCE.toMillis(), TimeUnit.MILLISECONDS)
                    .join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof RuntimeException reason) {
                throw reason;
            }
            throw new LogUnavailable("The log did not answer", e);
        }
    }

    /**
     * Where nobody else appends, whoever does need not wait for a thread to take over and hand back. An interrupted caller does: H2 would
     * close its file under it.
     *
     * @return whether the append is answered, or left to the thread because it was overtaken
     */
    private boolean writtenHere(Append append) {
        boolean othersWait = !waiting.isEmpty() || writing.hasQueuedThreads();
        if (othersWait || Thread.currentThread().isInterrupted() || !writing.tryLock()) {
            return false;
        }
        try {
            if (closed) {
                return false;
            }
            writeOrFail(new ArrayList<>(List.of(append)));
            return true;
        } finally {
            writing.unlock();
        }
    }

    /** How many appends wait for the next batch. */
    int waiting() {
        return waiting.size();
    }

    /** Whether the thread that writes is there. */
    boolean isAlive() {
        return thread.isAlive();
    }

    @Override
    public void close() {
        closed = true;
        waiting.add(END);
        awaitEnd(thread);
        failAllWaiting();
    }

    /** Waits for a thread that was told to end; gives up when told to end itself. */
    static void awaitEnd(Thread thread) {
        try {
            thread.join(PATIENCE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        while (!closed) {
            try {
                List<Append> batch = new ArrayList<>();
                batch.add(waiting.take());
                writing.lock();
                try {
                    waiting.drainTo(batch, MOST_APPENDS - 1);
                    batch.removeIf(Append::isDone); // END, and whoever has gone meanwhile
                    if (closed) {
                        fail(batch, shuttingDown());
                    } else {
                        writeOrFail(batch);
                    }
                } finally {
                    writing.unlock();
                }
            } catch (InterruptedException e) {
                closed = true;
            }
        }
        writing.lock();
        try {
            disconnect();
        } finally {
            writing.unlock();
        }
        failAllWaiting();
    }

    private void writeOrFail(List<Append> batch) {
        try {
            write(batch);
        } catch (RuntimeException | Error e) {
            LOG.error("The appender failed on a batch of {}", batch.size(), e);
            fail(batch, new LogUnavailable("The log failed", e));
            disconnect();
        }
    }

    /** Writes a batch, trying again while the database cannot be reached and somebody still waits. */
    private void write(List<Append> batch) {
        List<Append> open = new ArrayList<>(batch);
        while (!open.isEmpty()) {
            try {
                attempt(open);
                return;
            } catch (SQLException e) {
                disconnect();
                if (mayPass(e)) {
                    LOG.warn("The log cannot be reached: {}", e.getMessage());
                    failOverdue(open, e);
                    pause();
                } else if (open.size() == 1) {
                    LOG.error("The database refused an append", e);
                    fail(open, new EventStoreException("The database refused the events; nothing is stored", e));
                } else {
                    LOG.warn("The database refused a batch of {}; each is tried alone", open.size(), e);
                    open.removeIf(Append::isDone); // whoever was answered before the refusal stays answered
                    open.forEach(alone -> write(List.of(alone)));
                }
                open.removeIf(Append::isDone);
            }
        }
    }

    private void attempt(List<Append> batch) throws SQLException {
        long began = System.nanoTime();
        Connection current = connect();
        Left before = left;
        if (before != null && before.head().size() == signal.head() && attemptAtOnce(current, before, batch, began)) {
            return;
        }
        LogTable.Head head = table.lockHead(current);
        Accepted accepted = check(current, head, batch);
        if (accepted.appends().isEmpty()) {
            current.rollback();
            return;
        }
        keys.add(current, accepted.newKeys());
        table.insert(current, accepted.rows());
        table.moveHead(current, accepted.frontier(), accepted.recordedAt());
        try {
            current.commit();
            table.forceToDisk(current);
        } catch (SQLException lost) {
            LOG.warn("The answer to a commit of {} appends was lost; looking it up", batch.size(), lost);
            disconnect();
            if (!isCommitted(accepted, lost)) {
                throw lost;
            }
        }
        if (table.canAppendAtOnce()) {
            left = Left.of(accepted, head.now());
        }
        done(accepted, began);
    }

    private void done(Accepted accepted, long began) {
        recent.add(accepted.rows());
        try {
            listener.committed(accepted.appends().size(), accepted.rows().size(), System.nanoTime() - began);
        } catch (RuntimeException e) {
            LOG.error("A listener failed; the batch is durable all the same", e);
        }
        signal.advance(accepted.lastPosition());
        accepted.complete();
        waiting.addAll(accepted.behind());
    }

    /**
     * On PostgreSQL, if this node moved the head last: appends in one statement, on the belief that all is as the appends say.
     *
     * @return whether that was so; if not, nothing has happened, and the batch has to be checked under the lock
     */
    private boolean attemptAtOnce(Connection current, Left before, List<Append> batch, long began) throws SQLException {
        left = null;
        LogTable.Known expected = expected(batch);
        LogTable.Head head = before.now();
        Accepted accepted = accept(batch, head, new LogTable.Known(expected.sequences(), Set.of()));
        if (!accepted.refused().isEmpty()) {
            return false; // a belief is no ground to refuse anything
        }
        try {
            current.setAutoCommit(true);
            OptionalLong now = table.appendAtOnce(
                    current, head, expected, accepted.rows(), accepted.newKeys(), accepted.frontier());
            current.setAutoCommit(false);
            if (now.isEmpty()) {
                return false;
            }
            left = Left.of(accepted, now.getAsLong());
        } catch (SQLException e) {
            if (isConflict(e)) {
                current.setAutoCommit(false);
                return false;
            }
            if (!mayPass(e)) {
                throw e;
            }
            LOG.warn("The answer to {} appends was lost; looking it up", batch.size(), e);
            disconnect();
            if (!isCommitted(accepted, e)) {
                throw e;
            }
        }
        done(accepted, began);
        return true;
    }

    /** What the log holds of a batch's aggregates and commands if all of its appends are right. */
    private static LogTable.Known expected(List<Append> batch) {
        Map<String, Long> sequences = new HashMap<>();
        Set<String> begun = new HashSet<>();
        Set<CommandId> commands = new HashSet<>();
        for (Append append : batch) {
            if (append.commandId().isRepeatable()) {
                commands.add(append.commandId());
            }
            for (PreparedEvent event : append.events()) {
                if (begun.add(event.aggregateId()) && event.sequence() > 0) {
                    sequences.put(event.aggregateId(), event.sequence() - 1);
                }
            }
        }
        return new LogTable.Known(sequences, commands);
    }

    /** Decides under the head's lock which appends may go on; the others are answered here and now. */
    private Accepted check(Connection current, LogTable.Head head, List<Append> batch) throws SQLException {
        Set<String> aggregates = new HashSet<>();
        Set<CommandId> commands = new HashSet<>();
        for (Append append : batch) {
            append.events().forEach(event -> aggregates.add(event.aggregateId()));
            if (append.commandId().isRepeatable()) {
                commands.add(append.commandId());
            }
        }
        Accepted accepted = accept(batch, head, table.known(current, aggregates, commands));
        accepted.refused().forEach((append, reason) -> append.done().completeExceptionally(reason));
        return accepted;
    }

    /** Which appends may go on if the log's head and what it holds are as given, and the rows that they become. */
    private static Accepted accept(List<Append> batch, LogTable.Head head, LogTable.Known known) {
        Map<String, Long> sequences = new HashMap<>(known.sequences());
        Set<CommandId> commandsHere = new HashSet<>();
        List<Append> accepted = new ArrayList<>();
        List<Append> behind = new ArrayList<>();
        Map<Append, RuntimeException> refused = new LinkedHashMap<>();
        List<StoredEvent> rows = new ArrayList<>();
        Frontier frontier = head.frontier();
        long recordedAt = head.recordedAt();
        for (Append append : batch) {
            if (known.commands().contains(append.commandId())) {
                refused.put(append, new CommandAlreadyDone(append.commandId()));
                continue;
            }
            RuntimeException conflict = conflictOf(append, known.sequences());
            if (conflict != null && !commandsHere.contains(append.commandId())) {
                refused.put(append, conflict);
                continue;
            }
            if (commandsHere.contains(append.commandId()) || conflictOf(append, sequences) != null) {
                behind.add(append);
                continue;
            }
            commandsHere.add(append.commandId());
            accepted.add(append);
            for (PreparedEvent event : append.events()) {
                sequences.put(event.aggregateId(), event.sequence());
                recordedAt = Math.max(recordedAt + 1, head.now());
                StoredEvent row = row(event, frontier.size() + 1, recordedAt);
                frontier = frontier.plus(row.leafHash());
                rows.add(row);
            }
        }
        return new Accepted(accepted, behind, refused, rows, frontier, recordedAt);
    }

    private static @Nullable RuntimeException conflictOf(Append append, Map<String, Long> sequences) {
        Map<String, Long> own = new HashMap<>();
        for (PreparedEvent event : append.events()) {
            Long last = own.containsKey(event.aggregateId())
                    ? own.get(event.aggregateId())
                    : sequences.get(event.aggregateId());
            long expected = last == null ? 0 : last + 1;
            if (event.sequence() == 0 && expected > 0) {
                return new AggregateStreamCreationException("Aggregate " + event.aggregateId() + " exists already");
            }
            if (event.sequence() != expected) {
                return new ConcurrencyException("Aggregate " + event.aggregateId() + " is at " + (expected - 1)
                        + ", so that no event can follow at " + event.sequence());
            }
            own.put(event.aggregateId(), event.sequence());
        }
        return null;
    }

    private static StoredEvent row(PreparedEvent event, long position, long recordedAt) {
        return new StoredEvent(
                position,
                event.eventId(),
                event.aggregateType(),
                event.aggregateId(),
                event.sequence(),
                event.type(),
                event.revision(),
                event.occurredAt(),
                recordedAt,
                event.commandId(),
                event.metadata(),
                event.payload(),
                event.leafHash(position, recordedAt));
    }

    /**
     * Whether a batch whose commit gave no answer is in the log. Asked under the head's lock, which a commit still under way would
     * hold; and if it is not there, the head is moved on in time, so that a statement that the server has not even come to fits no
     * longer. So the answer is final; and what it says is there is on disk.
     *
     * @throws SQLException the loss itself, if nobody waits any longer
     */
    private boolean isCommitted(Accepted accepted, SQLException lost) throws SQLException {
        while (true) {
            try {
                Connection current = connect();
                table.lockHead(current);
                boolean there = EventLog.holds(current, accepted.rows().getFirst());
                if (!there) {
                    table.bar(current);
                }
                current.commit();
                table.forceToDisk(current);
                return there;
            } catch (SQLException e) {
                disconnect();
                failOverdue(accepted.appends(), e);
                if (accepted.appends().stream().allMatch(Append::isDone)) {
                    throw lost;
                }
                pause();
            }
        }
    }

    /** Also where the caller that writes has been interrupted, which must not make the attempts follow each other without a pause. */
    private static void pause() {
        boolean interrupted = Thread.interrupted();
        LockSupport.parkNanos(BETWEEN_ATTEMPTS.toNanos());
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private Connection connect() throws SQLException {
        Connection current = connection;
        if (current == null) {
            current = connections.open();
            connection = current;
        }
        return current;
    }

    private void disconnect() {
        left = null;
        Connection current = connection;
        connection = null;
        if (current != null) {
            try {
                current.close();
            } catch (SQLException e) {
                LOG.debug("Closing a broken connection", e);
            }
        }
    }

    private void failOverdue(List<Append> appends, SQLException reason) {
        appends.stream()
                .filter(append -> append.isOverdue() || closed)
                .forEach(append -> append.done()
                        .completeExceptionally(
                                new LogUnavailable("The log could not be reached within " + PATIENCE, reason)));
    }

    private void failAllWaiting() {
        List<Append> left = new ArrayList<>();
        waiting.drainTo(left);
        fail(left, shuttingDown());
    }

    private static LogUnavailable shuttingDown() {
        return new LogUnavailable("The exchange is shutting down", new IllegalStateException("closed"));
    }

    private static void fail(List<Append> appends, RuntimeException reason) {
        appends.forEach(append -> append.done().completeExceptionally(reason));
    }

    private static boolean isConflict(SQLException e) {
        return "23505".equals(e.getSQLState()); // unique violation
    }

    private static boolean mayPass(SQLException e) {
        String state = e.getSQLState();
        return state != null
                && (PASSING_STATES.contains(state)
                        || PASSING_CLASSES.contains(state.substring(0, Math.min(2, state.length()))));
    }
}
