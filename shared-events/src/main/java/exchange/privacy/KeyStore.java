package exchange.privacy;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Keeps wrapped data keys, apart from what they seal, so that forgetting a key needs no change to the log. */
public interface KeyStore {

    /**
     * Adds keys to a batch of events about to be committed. When the batch's commit has returned, the keys are durable.
     *
     * @param append the connection that commits the batch
     * @throws SQLException if they cannot be kept; the batch then fails too
     */
    void add(Connection append, Collection<WrappedKey> keys) throws SQLException;

    /** The key, unless it was destroyed or never existed. */
    Optional<WrappedKey> find(String id);

    /** Those of some keys that {@link #find} would find, in one go. */
    default List<WrappedKey> findAll(Collection<String> ids) {
        return ids.stream().map(this::find).flatMap(Optional::stream).toList();
    }

    /**
     * Removes keys from the storage medium and leaves tombstones that forbid adding them again. Destroying twice is destroying once.
     */
    void destroy(Collection<String> ids);
}
