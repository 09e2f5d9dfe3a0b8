package exchange.privacy;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessResourceFailureException;

/**
 * Keys in a table of their own, added in the transaction of the events that need them. After a key is destroyed, the table is written
 * anew and the write-ahead log switched, because an UPDATE leaves the old bytes behind in both.
 */
public final class PostgresKeyStore implements KeyStore {

    private static final Logger LOG = LoggerFactory.getLogger(PostgresKeyStore.class);

    private final DataSource dataSource;

    public PostgresKeyStore(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    @Override
    public void add(Connection append, Collection<WrappedKey> keys) throws SQLException {
        if (keys.isEmpty()) {
            return;
        }
        try (PreparedStatement insert = append.prepareStatement(insertWith("(select 1) as always"))) {
            setKeys(insert, 1, keys);
            insert.executeUpdate();
        }
    }

    /**
     * The statement that adds keys, as a part of a greater one: it adds them for each row of a source, and none if that has none.
     *
     * @param source a table, or the name of another part of the statement
     */
    public static String insertWith(String source) {
        return "insert into eventlog.data_key (id, wrapped) select key.* from " + source
                + ", unnest(?::text[], ?::bytea[]) as key on conflict (id) do nothing";
    }

    /**
     * Sets the parameters of {@link #insertWith(String)}.
     *
     * @param from the index of the first of them
     * @return the index of the next parameter
     */
    public static int setKeys(PreparedStatement insert, int from, Collection<WrappedKey> keys) throws SQLException {
        Connection connection = insert.getConnection();
        String[] ids = keys.stream().map(WrappedKey::id).toArray(String[]::new);
        byte[][] wrapped = keys.stream().map(WrappedKey::wrapped).toArray(byte[][]::new);
        insert.setArray(from, connection.createArrayOf("text", ids));
        insert.setArray(from + 1, connection.createArrayOf("bytea", wrapped));
        return from + 2;
    }

    /**
     * As {@link #insertWith(String)}, for so many keys, each with two parameters of its own: cheaper for the server while they are few.
     *
     * @param count at least 1
     */
    public static String insertWith(String source, int count) {
        return "insert into eventlog.data_key (id, wrapped) select key.* from " + source + ", (values "
                + String.join(", ", Collections.nCopies(count, "(?::text, ?::bytea)"))
                + ") as key on conflict (id) do nothing";
    }

    /**
     * Sets the parameters of {@link #insertWith(String, int)}.
     *
     * @param from the index of the first of them
     * @return the index of the next parameter
     */
    public static int setEachKey(PreparedStatement insert, int from, Collection<WrappedKey> keys) throws SQLException {
        int next = from;
        for (WrappedKey key : keys) {
            insert.setString(next++, key.id());
            insert.setBytes(next++, key.wrapped());
        }
        return next;
    }

    /** On a connection of its own: a caller's transaction that had read the table would hold up {@link #destroy} until it ends. */
    @Override
    public Optional<WrappedKey> find(String id) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement select = connection.prepareStatement(
                        "select wrapped from eventlog.data_key where id = ? and wrapped is not null")) {
            select.setString(1, id);
            try (ResultSet row = select.executeQuery()) {
                return row.next() ? Optional.of(new WrappedKey(id, row.getBytes(1))) : Optional.empty();
            }
        } catch (SQLException e) {
            throw new DataAccessResourceFailureException("Keys cannot be read", e);
        }
    }

    /** As {@link #find}, on a connection of its own. */
    @Override
    public List<WrappedKey> findAll(Collection<String> ids) {
        List<WrappedKey> found = new ArrayList<>();
        try (Connection connection = dataSource.getConnection();
                PreparedStatement select = connection.prepareStatement(
                        "select id, wrapped from eventlog.data_key where id = any(?) and wrapped is not null")) {
            select.setArray(1, connection.createArrayOf("text", ids.toArray(String[]::new)));
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    found.add(new WrappedKey(rows.getString(1), rows.getBytes(2)));
                }
            }
        } catch (SQLException e) {
            throw new DataAccessResourceFailureException("Keys cannot be read", e);
        }
        return found;
    }

    /**
     * Works on a connection of its own, outside any transaction of the caller's, as VACUUM demands; also when it is done again after a
     * crash.
     *
     * @throws DataAccessResourceFailureException if a long transaction, such as a backup, keeps the table from being written anew: the
     *     keys can be used no longer, but their bytes are still there; to be done again
     */
    @Override
    public void destroy(Collection<String> ids) {
        if (ids.isEmpty()) {
            return;
        }
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement()) {
            bury(connection, ids);
            // whoever waits for the table makes all who come after wait too, the appender among them
            statement.execute("set lock_timeout = '2s'");
            try {
                statement.execute("vacuum full eventlog.data_key");
            } finally {
                statement.execute("reset lock_timeout");
            }
            switchWriteAheadLog(statement);
        } catch (SQLException e) {
            throw new DataAccessResourceFailureException("Keys could not be destroyed", e);
        }
    }

    private static void bury(Connection connection, Collection<String> ids) throws SQLException {
        try (PreparedStatement upsert = connection.prepareStatement("""
                insert into eventlog.data_key (id, wrapped) select distinct i, null::bytea from unnest(?) as i
                on conflict (id) do update set wrapped = null where data_key.wrapped is not null""")) {
            upsert.setArray(1, connection.createArrayOf("text", ids.toArray(String[]::new)));
            upsert.executeUpdate();
        }
    }

    private static void switchWriteAheadLog(Statement statement) {
        try {
            statement.execute("select pg_switch_wal()");
        } catch (SQLException e) {
            LOG.warn(
                    "A key was destroyed, but this role may not call pg_switch_wal(); its bytes stay in the write-ahead log until the"
                            + " current segment is recycled. Grant EXECUTE on pg_switch_wal() to the command side's role.",
                    e);
        }
    }
}
