package exchange.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import exchange.event.listing.ListingId;
import exchange.event.listing.NoteAdded;
import exchange.log.TestDatabases.Kind;
import exchange.privacy.Sealed;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.axonframework.eventsourcing.eventstore.EventStoreException;
import org.axonframework.serialization.SerializedObject;
import org.axonframework.serialization.SimpleSerializedObject;
import org.axonframework.serialization.SimpleSerializedType;
import org.axonframework.serialization.upcasting.event.IntermediateEventRepresentation;
import org.axonframework.serialization.upcasting.event.SingleEventUpcaster;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Holds every event against its approved file, one for each type and revision. A changed file is a broken promise: raise the revision,
 * write an upcaster, and approve a new file. A new type's file is written with {@code -Dapprove=new}, to be read before it is committed.
 */
@DisplayName("An event once stored")
class EventsReadableForEverTest {

    private static final Path APPROVED = Path.of("src/test/resources/exchange/event/approved");
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final EventSerializer serializer = EventSerializer.create();

    static Stream<String> types() {
        return EventTypes.all().keySet().stream().sorted();
    }

    @ParameterizedTest
    @MethodSource("types")
    void is_written_and_read_as_approved(String type) throws IOException {
        Object sample = EventSamples.of(EventTypes.all().get(type));
        SerializedObject<byte[]> written = serializer.serialize(sample, byte[].class);
        Path file = APPROVED.resolve(type + "-" + written.getType().getRevision() + ".json");
        if (Files.notExists(file) && "new".equals(System.getProperty("approve"))) {
            Files.createDirectories(APPROVED);
            Files.writeString(
                    file,
                    JSON.writerWithDefaultPrettyPrinter().writeValueAsString(JSON.readTree(written.getData())) + "\n");
        }
        assertThat(file).as("the approved file of %s", type).exists();
        byte[] approved = Files.readAllBytes(file);

        assertThat(written.getType().getName()).isEqualTo(type);
        assertThat(JSON.readTree(written.getData())).isEqualTo(JSON.readTree(approved));
        Object read = serializer.deserialize(new SimpleSerializedObject<>(
                approved, byte[].class, type, written.getType().getRevision()));
        assertThat(read).isEqualTo(sample);
    }

    @Test
    void belongs_to_a_type_that_is_still_there() throws IOException {
        try (Stream<Path> files = Files.list(APPROVED)) {
            assertThat(files.map(file -> file.getFileName().toString().replaceFirst("-.*", "")))
                    .allMatch(EventTypes.all()::containsKey);
        }
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void stands_in_the_table_by_its_stable_name_and_its_revision(Kind kind) {
        try (TestDatabase database = TestDatabases.create(kind);
                LogFixture log = LogFixture.on(database)) {
            log.addNote(ListingId.random(), 0, "note");
            StoredEvent stored = log.log().at(1).orElseThrow();
            assertThat(stored.type()).isEqualTo("NoteAdded");
            assertThat(stored.revision()).isEqualTo("1");
            assertThat(new String(stored.payload(), StandardCharsets.UTF_8)).doesNotContain("exchange.event");
        }
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void is_read_by_newer_code_through_an_upcaster_which_leaves_the_hashes_alone(Kind kind) {
        ListingId listing = ListingId.random();
        try (TestDatabase database = TestDatabases.create(kind)) {
            try (LogFixture old = LogFixture.on(database)) {
                old.addNote(listing, 0, "note");
            }
            try (LogFixture renamed = LogFixture.on(
                    database,
                    database.database()::openForAppending,
                    HeadWatch.NET,
                    Clock.systemUTC(),
                    new Upcasting(Set.of("NoteAdded"), new BoxesInCapitals()))) {
                StoredEvent stored = renamed.verify().getFirst();
                NoteAdded upcast = (NoteAdded) renamed.open()
                        .engine()
                        .messages(List.of(stored))
                        .findFirst()
                        .orElseThrow()
                        .getPayload();
                assertThat(upcast).isEqualTo(new NoteAdded(listing, new Sealed("UPCAST", "UPCAST")));
                assertThat(renamed.store().readEvents(listing.toString()).next().getPayload())
                        .isEqualTo(upcast);
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void of_a_type_that_an_older_program_does_not_know_stops_that_program(Kind kind) throws Exception {
        ListingId listing = ListingId.random();
        try (TestDatabase database = TestDatabases.create(kind)) {
            try (LogFixture newer = LogFixture.on(database)) {
                newer.addNote(listing, 0, "note");
                newer.addNote(listing, 1, "note");
            }
            database.sql()
                    .sql("update eventlog.event set type = 'InventedLater' where position = 2")
                    .update();
            try (LogFixture older = LogFixture.on(database)) {
                try (var stream = older.store().openStream(null)) {
                    for (int attempt = 0; attempt < 2; attempt++) {
                        assertThatThrownBy(stream::hasNextAvailable)
                                .isInstanceOf(EventStoreException.class)
                                .hasMessageContaining("older than the log");
                    }
                }
                assertThatThrownBy(() -> older.store()
                                .readEvents(listing.toString())
                                .asStream()
                                .toList())
                        .isInstanceOf(EventStoreException.class);
                assertThat(older.everything().get(1).isIntact()).isFalse();
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void that_is_missing_from_the_table_is_not_passed_over(Kind kind) {
        try (TestDatabase database = TestDatabases.create(kind);
                LogFixture log = LogFixture.on(database)) {
            for (int i = 0; i < 4; i++) {
                log.addNote(ListingId.random(), 0, "note");
            }
            database.sql()
                    .sql("delete from eventlog.event where position in (2, 4)")
                    .update();
            assertThatThrownBy(() -> log.log().after(0, 10)).hasMessageContaining("no event at position 2");
            assertThatThrownBy(() -> log.log().after(3, 10)).hasMessageContaining("no event at position 4");
        }
    }

    /** Revision 1 of a note becomes revision 2, whose box is all capitals. */
    private static final class BoxesInCapitals extends SingleEventUpcaster {

        @Override
        protected boolean canUpcast(IntermediateEventRepresentation event) {
            return event.getType().equals(new SimpleSerializedType("NoteAdded", "1"));
        }

        @Override
        protected IntermediateEventRepresentation doUpcast(IntermediateEventRepresentation event) {
            return event.upcastPayload(new SimpleSerializedType("NoteAdded", "2"), JsonNode.class, payload -> {
                ObjectNode remarks = (ObjectNode) payload.get("remarks");
                remarks.put("key", "UPCAST");
                remarks.put("box", "UPCAST");
                return payload;
            });
        }
    }
}
