package exchange.privacy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import exchange.log.TestDatabases;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("The key file")
class FileKeyStoreTest {

    private static final Random RANDOM = new Random(7);
    private static final int RECORD = 81;

    /** The file asks nothing of the connection. */
    private static final Connection NONE = (Connection)
            Proxy.newProxyInstance(Connection.class.getClassLoader(), new Class<?>[] {Connection.class}, (p, m, a) -> {
                throw new AssertionError("not used");
            });

    @TempDir
    Path folder;

    private Path file;

    @BeforeEach
    void name() {
        file = folder.resolve("keys").resolve("exchange.keys");
    }

    @Test
    void keeps_keys_over_a_restart() throws Exception {
        List<WrappedKey> keys = keys(3000);
        try (FileKeyStore store = new FileKeyStore(file)) {
            store.add(NONE, keys.subList(0, 10));
            store.add(NONE, List.of());
            store.add(NONE, keys.subList(5, 3000));
            assertAllThere(store, keys);
        }
        try (FileKeyStore store = new FileKeyStore(file)) {
            assertAllThere(store, keys);
            assertThat(store.find("AAAAAAAAAAAAAAAAAAAAAA")).isEmpty();
            assertThat(store.find("no id")).isEmpty();
            assertThat(store.find("!!!!!!!!!!!!!!!!!!!!!!")).isEmpty();
        }
    }

    @Test
    void cuts_off_a_torn_end_wherever_it_was_torn() throws Exception {
        List<WrappedKey> keys = keys(6);
        try (FileKeyStore store = new FileKeyStore(file)) {
            store.add(NONE, keys.subList(0, 2));
            store.add(NONE, keys.subList(2, 6));
        }
        byte[] whole = Files.readAllBytes(file);
        int firstGroup = 3 * RECORD;
        for (int length = firstGroup; length < whole.length; length += 13) {
            Files.write(file, java.util.Arrays.copyOf(whole, length));
            assertTornGroupIsGoneAndAnotherCanFollow(keys);
        }
        for (int lost = firstGroup; lost < whole.length; lost += 40) {
            byte[] holed = whole.clone(); // the length was written, this page was not
            java.util.Arrays.fill(holed, lost, Math.min(holed.length, lost + 40), (byte) 0);
            Files.write(file, holed);
            assertTornGroupIsGoneAndAnotherCanFollow(keys);
        }
    }

    private void assertTornGroupIsGoneAndAnotherCanFollow(List<WrappedKey> keys) throws Exception {
        WrappedKey next = keys(1).getFirst();
        try (FileKeyStore store = new FileKeyStore(file)) {
            assertAllThere(store, keys.subList(0, 2));
            assertThat(store.find(keys.get(3).id())).isEmpty();
            store.add(NONE, List.of(next));
        }
        try (FileKeyStore store = new FileKeyStore(file)) {
            assertAllThere(store, List.of(keys.get(0), keys.get(1), next));
        }
    }

    @Test
    void is_not_opened_when_it_is_damaged_before_its_end() throws Exception {
        try (FileKeyStore store = new FileKeyStore(file)) {
            for (WrappedKey key : keys(4)) {
                store.add(NONE, List.of(key));
            }
        }
        byte[] whole = Files.readAllBytes(file);
        for (int at = 0; at < whole.length - 2 * RECORD; at += 7) {
            byte[] damaged = whole.clone();
            damaged[at] ^= 0x40;
            Files.write(file, damaged);
            assertThatThrownBy(() -> new FileKeyStore(file))
                    .isInstanceOf(UncheckedIOException.class)
                    .hasRootCauseMessage("Damaged at byte " + at / (2 * RECORD) * 2 * RECORD
                            + ": intact keys follow at byte " + (at / (2 * RECORD) + 1) * 2 * RECORD);
            assertThat(Files.readAllBytes(file)).as("left as it is").isEqualTo(damaged);
        }
    }

    @Test
    void holds_nothing_of_a_destroyed_key_and_never_takes_it_again() throws Exception {
        List<WrappedKey> keys = keys(50);
        WrappedKey doomed = keys.get(20);
        WrappedKey never = keys(1).getFirst();
        try (FileKeyStore store = new FileKeyStore(file)) {
            store.add(NONE, keys);
            assertThat(TestDatabases.filesWith(folder, doomed.wrapped())).isNotEmpty();

            store.destroy(List.of(doomed.id(), never.id(), "no id"));
            store.destroy(List.of(doomed.id()));

            assertThat(TestDatabases.filesWith(folder, doomed.wrapped())).isEmpty();
            store.add(NONE, List.of(doomed, never));
            assertThat(store.find(doomed.id())).isEmpty();
            assertThat(store.find(never.id())).isEmpty();
            store.add(NONE, keys(1));
        }
        try (FileKeyStore store = new FileKeyStore(file)) {
            store.add(NONE, List.of(doomed, never));
            assertThat(store.find(doomed.id())).isEmpty();
            assertThat(store.find(never.id())).isEmpty();
            assertThat(store.find(keys.get(21).id())).isPresent();
            assertThat(TestDatabases.filesWith(folder, doomed.wrapped(), never.wrapped()))
                    .isEmpty();
        }
    }

    @Test
    void is_written_anew_after_a_write_that_failed_half_way() throws Exception {
        List<WrappedKey> keys = keys(3);
        try (FileKeyStore store = new FileKeyStore(file)) {
            store.add(NONE, keys.subList(0, 1));
            Thread.currentThread().interrupt(); // closes the file under the writer
            assertThatThrownBy(() -> store.add(NONE, keys.subList(1, 2))).isInstanceOf(SQLException.class);
            assertThat(Thread.interrupted()).isTrue();

            store.add(NONE, keys.subList(2, 3));
            assertAllThere(store, List.of(keys.get(0), keys.get(2)));
        }
        try (FileKeyStore store = new FileKeyStore(file)) {
            assertAllThere(store, List.of(keys.get(0), keys.get(2)));
            assertThat(store.find(keys.get(1).id())).isEmpty();
        }
    }

    @Test
    void that_could_not_be_written_anew_still_owes_the_destruction() throws Exception {
        List<WrappedKey> keys = keys(2);
        try (FileKeyStore store = new FileKeyStore(file)) {
            store.add(NONE, keys);
            Path inTheWay = file.resolveSibling("exchange.keys.new");
            Files.createDirectories(inTheWay.resolve("occupied"));
            assertThatThrownBy(() -> store.destroy(List.of(keys.get(0).id()))).isInstanceOf(UncheckedIOException.class);
            assertThat(TestDatabases.filesWith(folder, keys.get(0).wrapped())).isNotEmpty();
            Files.delete(inTheWay.resolve("occupied"));

            store.destroy(List.of(keys.get(0).id()));

            assertThat(TestDatabases.filesWith(folder, keys.get(0).wrapped())).isEmpty();
        }
    }

    @Test
    void leaves_no_copy_behind_when_a_rewriting_was_killed() throws Exception {
        Path left = file.resolveSibling("exchange.keys.new");
        Files.createDirectories(left.getParent());
        Files.write(left, new byte[RECORD], StandardOpenOption.CREATE);
        try (FileKeyStore store = new FileKeyStore(file)) {
            assertThat(left).doesNotExist();
            store.add(NONE, keys(1));
        }
    }

    private static void assertAllThere(FileKeyStore store, List<WrappedKey> keys) throws IOException {
        for (WrappedKey key : keys) {
            assertThat(store.find(key.id()).orElseThrow().wrapped()).isEqualTo(key.wrapped());
        }
    }

    static List<WrappedKey> keys(int count) {
        List<WrappedKey> keys = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            byte[] id = new byte[16];
            byte[] wrapped = new byte[WrappedKey.LENGTH];
            RANDOM.nextBytes(id);
            RANDOM.nextBytes(wrapped);
            keys.add(new WrappedKey(Base64.getUrlEncoder().withoutPadding().encodeToString(id), wrapped));
        }
        return keys;
    }
}
