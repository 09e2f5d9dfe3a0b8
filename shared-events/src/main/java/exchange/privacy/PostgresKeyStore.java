package exchange.privacy;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Collection;
import java.util.Optional;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Keys in a table of their own, added in the transaction of the events that need them. After a key is destroyed, the table is written
 * anew and the write-ahead log switched, because an UPDATE leaves the old bytes behind in both.
 */
public final class PostgresKeyStore implements KeyStore {

    private static final Logger LOG = LoggerFactory.getLogger(PostgresKeyStore.class);

    private final JdbcClient sql;

    public PostgresKeyStore(DataSource dataSource) {
        this.sql = JdbcClient.create(dataSource);
    }

    @Override
    public void add(Connection append, Collection<WrappedKey> keys) throws SQLException {
        if (keys.isEmpty()) {
            return;
        }
        String[] ids = keys.stream().map(WrappedKey::id).toArray(String[]::new);
        byte[][] wrapped = keys.stream().map(WrappedKey::wrapped).toArray(byte[][]::new);
        try (PreparedStatement insert = append.prepareStatement(
                "insert into eventlog.data_key (id, wrapped) select * from unnest(?, ?) on conflict (id) do nothing")) {
            insert.setArray(1, append.createArrayOf("text", ids));
            insert.setArray(2, append.createArrayOf("bytea", wrapped));
            insert.executeUpdate();
        }
    }

    @Override
    public Optional<WrappedKey> find(String id) {
        return sql.sql("select wrapped from eventlog.data_key where id = ? and wrapped is not null")
                .param(id)
                .query(byte[].class)
                .optional()
                .map(wrapped -> new WrappedKey(id, wrapped));
    }

    @Override
    public void destroy(Collection<String> ids) {
        int changed = 0;
        for (String id : ids) {
            changed += sql.sql("""
                            insert into eventlog.data_key (id, wrapped) values (?, null)
                            on conflict (id) do update set wrapped = null where data_key.wrapped is not null""").param(id).update();
        }
        if (changed > 0) {
            sql.sql("vacuum full eventlog.data_key").update();
            switchWriteAheadLog();
        }
    }

    private void switchWriteAheadLog() {
        try {
            sql.sql("select pg_switch_wal()::text").query(String.class).single();
        } catch (DataAccessException e) {
            LOG.warn(
                    "A key was destroyed, but this role may not call pg_switch_wal(); its bytes stay in the write-ahead log until the"
                            + " current segment is recycled. Grant EXECUTE on pg_switch_wal() to the command side's role.",
                    e);
        }
    }
}
