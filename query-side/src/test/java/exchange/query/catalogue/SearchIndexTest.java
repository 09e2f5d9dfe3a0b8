package exchange.query.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import exchange.event.listing.ListingId;
import exchange.event.listing.ListingWithdrawn;
import exchange.event.listing.WithdrawalReason;
import exchange.query.Databases;
import exchange.query.Draft;
import exchange.query.Listings;
import exchange.query.ReadingRoom;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@DisplayName("The full-text index on a node's disk")
@ParameterizedClass
@EnumSource(Databases.class)
class SearchIndexTest {

    @Parameter
    Databases databases;

    private final String word = Listings.word();
    private Map<String, String> settings;
    private ReadingRoom room;

    @BeforeEach
    void open() {
        settings = databases.fresh();
        room = ReadingRoom.open(settings);
    }

    @AfterEach
    void close() {
        room.close();
    }

    @Test
    void goes_on_after_a_restart_where_it_was() throws IOException {
        ListingId stays = publish("bleibt");
        ListingId goes = publish("geht");
        assertThat(found()).containsExactlyInAnyOrder(stays.toString(), goes.toString());
        room.close();
        List<Path> before = files();
        assertThat(before).isNotEmpty();
        room = ReadingRoom.join(room, settings);
        assertThat(found()).containsExactlyInAnyOrder(stays.toString(), goes.toString());
        assertThat(files()).as("the segment that was there").containsAll(segments(before));
        withdraw(goes);
        ListingId comes = publish("kommt");
        assertThat(found()).containsExactlyInAnyOrder(stays.toString(), comes.toString());
    }

    @Test
    void is_made_anew_when_it_is_damaged_or_gone() throws IOException {
        ListingId id = publish("da");
        assertThat(found()).containsExactly(id.toString());
        for (String kind : List.of("turned", "cut", "gone")) {
            room.close();
            for (Path file : segments(files())) {
                byte[] bytes = Files.readAllBytes(file);
                switch (kind) {
                    case "turned" -> {
                        bytes[bytes.length / 2] ^= 0x55;
                        Files.write(file, bytes);
                    }
                    case "cut" -> Files.write(file, Arrays.copyOf(bytes, bytes.length / 2));
                    default -> Files.delete(file);
                }
            }
            room = ReadingRoom.join(room, settings);
            assertThat(found()).as(kind).containsExactly(id.toString());
        }
    }

    @Test
    void of_another_history_is_made_anew() throws IOException {
        publish("eine Datenbank");
        assertThat(found()).hasSize(1);
        room.close();
        Map<String, String> other = databases.fresh();
        copy(folder(), Path.of(other.get("exchange.data")).resolve("search"));
        room = ReadingRoom.open(other);
        assertThat(found()).isEmpty();
        ListingId id = publish("eine andere");
        assertThat(found()).containsExactly(id.toString());
    }

    @Test
    void follows_the_catalogue_into_a_new_generation_without_a_gap() {
        List<String> expected = new ArrayList<>();
        for (int i = 0; i < 30; i++) {
            expected.add(publish("Nummer " + i).toString());
        }
        assertThat(found()).containsExactlyInAnyOrderElementsOf(expected);
        room.postAs("ines", "/api/admin/read-models/catalogue/rebuild", null);
        room.await(() -> {
            assertThat(now()).containsExactlyInAnyOrderElementsOf(expected);
            return room.generation(Catalogue.NAME).number() == 2;
        });
        expected.add(publish("danach").toString());
        assertThat(found()).containsExactlyInAnyOrderElementsOf(expected);
    }

    @Test
    void forgets_the_words_of_a_redacted_listing_in_its_files() throws IOException {
        String secret = "geheimwort" + "xyz";
        ListingId id =
                room.listings().publish(new Draft().title("Titel " + word).description("Darin " + secret));
        for (int i = 0; i < 5; i++) {
            publish("anderes " + i);
        }
        assertThat(room.get("/api/catalogue?q=" + secret).json().get("total").asInt())
                .isEqualTo(1);
        room.await(() -> isOnDisk(secret));
        room.listings().redact(id);
        assertThat(room.get("/api/catalogue?q=" + secret).json().get("total").asInt())
                .isZero();
        room.await(() -> !isOnDisk(secret));
    }

    @Test
    void never_takes_a_contact_person_or_a_name_that_is_not_to_be_shown() {
        room.listings().publish(new Draft().title("Titel " + word).organisation("Stillervermieter", false));
        assertThat(found()).hasSize(1);
        room.close();
        for (String secret : List.of("stillervermiet", "wilhelmine", "geheim", "471147114711")) {
            assertThat(isOnDisk(secret)).as(secret).isFalse();
        }
        assertThat(isOnDisk("albstadt")).isTrue();
        room = ReadingRoom.join(room, settings);
    }

    private ListingId publish(String title) {
        return room.listings().publish(new Draft().title(title + " " + word));
    }

    private void withdraw(ListingId id) {
        room.listings()
                .happens(
                        room.listings().person("cem"),
                        new ListingWithdrawn(id, WithdrawalReason.NO_LONGER_AVAILABLE, null));
    }

    private List<String> found() {
        return ids(room.get("/api/catalogue?size=100&q=" + word));
    }

    private List<String> now() {
        return ids(room.now("/api/catalogue?size=100&q=" + word));
    }

    private static List<String> ids(ReadingRoom.Answer answer) {
        List<String> ids = new ArrayList<>();
        answer.items().forEach(item -> ids.add(item.get("id").stringValue()));
        return ids;
    }

    private Path folder() {
        return Path.of(settings.get("exchange.data")).resolve("search");
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> all = Files.walk(folder())) {
            return all.filter(Files::isRegularFile).toList();
        }
    }

    /** The files of segments with content, as Lucene names them. */
    private static List<Path> segments(List<Path> files) {
        return files.stream()
                .filter(file -> file.getFileName().toString().matches("_.*\\.(cfs|cfe|si|tim|doc)"))
                .toList();
    }

    private boolean isOnDisk(String text) {
        try {
            for (Path file : files()) {
                if (new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1).contains(text)) {
                    return true;
                }
            }
            return false;
        } catch (IOException | UncheckedIOException fileWentMeanwhile) {
            return true;
        }
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> all = Files.walk(from)) {
            for (Path file : all.toList()) {
                Path target = to.resolve(from.relativize(file).toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(target);
                } else {
                    Files.copy(file, target);
                }
            }
        }
    }
}
