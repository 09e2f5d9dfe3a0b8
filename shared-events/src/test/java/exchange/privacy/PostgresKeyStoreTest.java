package exchange.privacy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import exchange.log.TestDatabase;
import exchange.log.TestDatabases;
import exchange.log.TestDatabases.Kind;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

@DisplayName("The key table")
class PostgresKeyStoreTest {

    private TestDatabase database;
    private PostgresKeyStore store;

    @BeforeEach
    void create() {
        database = TestDatabases.create(Kind.POSTGRES);
        store = new PostgresKeyStore(database.pool());
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void takes_keys_only_with_the_commit_of_the_events_that_need_them() throws Exception {
        List<WrappedKey> keys = FileKeyStoreTest.keys(2);
        try (Connection append = database.pool().getConnection()) {
            append.setAutoCommit(false);
            store.add(append, keys.subList(0, 1));
            append.rollback();
            assertThat(store.find(keys.get(0).id())).isEmpty();

            store.add(append, keys);
            store.add(append, keys);
            assertThat(store.find(keys.get(1).id())).isEmpty();
            append.commit();
        }
        assertThat(store.find(keys.get(1).id()).orElseThrow().wrapped())
                .isEqualTo(keys.get(1).wrapped());
    }

    @Test
    void holds_nothing_of_a_destroyed_key_and_never_takes_it_again() throws Exception {
        List<WrappedKey> keys = FileKeyStoreTest.keys(20);
        WrappedKey doomed = keys.get(3);
        WrappedKey never = FileKeyStoreTest.keys(1).getFirst();
        add(keys);
        database.checkpoint();
        assertThat(files(doomed)).isNotEmpty();

        store.destroy(List.of(doomed.id(), never.id(), doomed.id()));
        store.destroy(List.of(doomed.id()));
        store.destroy(List.of());
        add(List.of(doomed, never));
        database.checkpoint();

        assertThat(store.find(doomed.id())).isEmpty();
        assertThat(store.find(never.id())).isEmpty();
        assertThat(store.find(keys.get(4).id())).isPresent();
        assertThat(files(doomed)).allMatch(file -> file.toString().contains("pg_wal"));
    }

    @Test
    void destroys_also_when_its_caller_is_in_a_transaction_whatever_becomes_of_that() {
        WrappedKey doomed = FileKeyStoreTest.keys(1).getFirst();
        add(List.of(doomed));

        new TransactionTemplate(new JdbcTransactionManager(database.pool())).executeWithoutResult(transaction -> {
            store.find(doomed.id());
            store.destroy(List.of(doomed.id()));
            transaction.setRollbackOnly();
        });

        assertThat(store.find(doomed.id())).isEmpty();
    }

    @Test
    void is_not_written_anew_while_a_long_transaction_reads_it_but_nobody_else_waits_for_that() throws Exception {
        WrappedKey doomed = FileKeyStoreTest.keys(1).getFirst();
        add(List.of(doomed));
        try (Connection backup = database.pool().getConnection();
                Statement statement = backup.createStatement()) {
            backup.setAutoCommit(false);
            statement.execute("lock table eventlog.data_key in access share mode");

            assertThatThrownBy(() -> store.destroy(List.of(doomed.id())))
                    .isInstanceOf(DataAccessResourceFailureException.class);

            assertThat(store.find(doomed.id())).isEmpty();
            add(FileKeyStoreTest.keys(1));
            backup.rollback();
        }
        store.destroy(List.of(doomed.id()));
        database.checkpoint();
        assertThat(files(doomed)).allMatch(file -> file.toString().contains("pg_wal"));
    }

    private void add(List<WrappedKey> keys) {
        try (Connection append = database.pool().getConnection()) {
            store.add(append, keys);
        } catch (java.sql.SQLException e) {
            throw new AssertionError(e);
        }
    }

    private List<Path> files(WrappedKey key) throws Exception {
        return TestDatabases.filesWith(TestDatabases.postgresFolder(database), key.wrapped());
    }
}
