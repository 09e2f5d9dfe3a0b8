package exchange.log;

import static org.assertj.core.api.Assertions.assertThat;

import exchange.event.listing.ListingEvent;
import exchange.event.listing.ListingId;
import exchange.event.listing.NoteAdded;
import exchange.event.listing.Remarks;
import exchange.privacy.MasterKey;
import exchange.privacy.NewKey;
import exchange.privacy.Vault;
import exchange.privacy.WrappedKey;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.messaging.MetaData;
import org.axonframework.messaging.ResultMessage;
import org.axonframework.messaging.unitofwork.DefaultUnitOfWork;

/** An open log on a test's database, and short ways to append notes to it and to hold it against what it promises. */
public final class LogFixture implements AutoCloseable {

    /** The master key of every test. */
    public static final MasterKey MASTER_KEY =
            MasterKey.fromBase64(Base64.getEncoder().encodeToString(new byte[32]));

    /** A note about to be appended, with the key that it is sealed under. */
    public record Note(DomainEventMessage<NoteAdded> event, WrappedKey key) {}

    private final TestDatabase database;
    private final OpenLog open;
    private final Vault vault;

    private LogFixture(TestDatabase database, OpenLog open) {
        this.database = database;
        this.open = open;
        this.vault = new Vault(MASTER_KEY, database.keys());
    }

    public static LogFixture on(TestDatabase database) {
        return on(database, database.database()::openForAppending);
    }

    static LogFixture on(TestDatabase database, LogAppender.Connections connections) {
        return on(database, connections, HeadWatch.NET, Clock.systemUTC(), Upcasting.NONE);
    }

    static LogFixture on(
            TestDatabase database,
            LogAppender.Connections connections,
            Duration net,
            Clock clock,
            Upcasting upcasting) {
        return new LogFixture(
                database,
                OpenLog.open(
                        database.database(),
                        connections,
                        net,
                        database.pool(),
                        database.keys(),
                        clock,
                        EventSerializer.create(),
                        upcasting,
                        LogListener.SILENT));
    }

    public TestDatabase database() {
        return database;
    }

    public OpenLog open() {
        return open;
    }

    public EventLog log() {
        return open.log();
    }

    public LogEventStore store() {
        return open.store();
    }

    public Vault vault() {
        return vault;
    }

    /** Appends one sealed note to a listing, as a command that cannot be repeated, and returns its position. */
    public long addNote(ListingId listing, long sequence, String text) {
        return append(CommandId.random(), note(listing, sequence, text));
    }

    public Note note(ListingId listing, long sequence, String text) {
        return note(listing, sequence, text, Instant.now());
    }

    /**
     * @param at by the clock of the node that decided, right or wrong
     */
    public Note note(ListingId listing, long sequence, String text, Instant at) {
        NewKey key = vault.mint();
        NoteAdded note = new NoteAdded(listing, vault.seal(key, new Remarks(text, null, null)));
        return new Note(event(note, sequence, at), key.stored());
    }

    /** Any event as the message that its aggregate would have published. */
    public static <E extends ListingEvent> DomainEventMessage<E> event(E event, long sequence, Instant at) {
        return new GenericDomainEventMessage<>(
                "Listing",
                event.listingId().toString(),
                sequence,
                event,
                MetaData.emptyInstance(),
                java.util.UUID.randomUUID().toString(),
                at);
    }

    /** Appends some notes in one unit of work and returns the position of the last. */
    public long append(CommandId commandId, Note... notes) {
        CommandEnvelope envelope = new CommandEnvelope(
                commandId, List.of(notes).stream().map(Note::key).toList());
        publish(envelope, List.of(notes).stream().map(Note::event).toList());
        return envelope.position();
    }

    /** Publishes events in one unit of work, as a command's handler would; fails as its caller would see it. */
    public void publish(CommandEnvelope envelope, List<? extends DomainEventMessage<?>> events) {
        CommandMessage<String> command = new GenericCommandMessage<>("append", Map.of(CommandEnvelope.KEY, envelope));
        ResultMessage<?> result = DefaultUnitOfWork.startAndGet(command).executeWithResult(() -> {
            store().publish(events);
            return null;
        });
        if (result.isExceptional()) {
            throw result.exceptionResult() instanceof RuntimeException e
                    ? e
                    : new IllegalStateException(result.exceptionResult());
        }
    }

    /** What a note says; empty once it was redacted. */
    public String textOf(StoredEvent event) {
        NoteAdded note = (NoteAdded)
                open.engine().messages(List.of(event)).findFirst().orElseThrow().getPayload();
        return vault.open(note.remarks(), Remarks.class).map(Remarks::text).orElse("");
    }

    /** Every event, from the first. */
    public List<StoredEvent> everything() {
        List<StoredEvent> all = new ArrayList<>();
        for (List<StoredEvent> block = log().after(0, 500); !block.isEmpty(); block = log().after(all.size(), 500)) {
            all.addAll(block);
        }
        return all;
    }

    /** Holds the whole log against its promises: gapless, strictly ordered in time, every leaf hash and the frontier right. */
    public List<StoredEvent> verify() {
        List<StoredEvent> all = everything();
        long recordedAt = 0;
        for (int i = 0; i < all.size(); i++) {
            StoredEvent event = all.get(i);
            assertThat(event.position()).isEqualTo(i + 1);
            assertThat(event.recordedAt()).isGreaterThan(recordedAt);
            assertThat(event.isIntact()).as("leaf hash at %d", event.position()).isTrue();
            recordedAt = event.recordedAt();
        }
        byte[] frontier = database.sql()
                .sql("select frontier from eventlog.head")
                .query(byte[].class)
                .single();
        assertThat(Frontier.of(log().size(), frontier).root())
                .isEqualTo(
                        MerkleTree.root(all.stream().map(StoredEvent::leafHash).toList()));
        return all;
    }

    @Override
    public void close() {
        open.close();
    }
}
