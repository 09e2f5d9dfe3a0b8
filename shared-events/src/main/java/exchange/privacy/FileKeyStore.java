package exchange.privacy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Base64;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/**
 * Keys in a file of their own beside an embedded database: records of {@value #RECORD} bytes, each with a CRC-32C. What is added at
 * once is one group, led by a record with its length and checksum, appended and forced to disk before the batch of events that needs it
 * commits. When a key is destroyed, the file is written anew as a whole, so that the key's bytes are gone. All records are held in
 * memory, some 150 bytes each. One process has the file at a time, as it has the database.
 */
public final class FileKeyStore implements KeyStore, AutoCloseable {

    private static final int ID = 16;
    private static final int ID_TEXT = 22;
    private static final int RECORD = ID + 1 + WrappedKey.LENGTH + Integer.BYTES;
    private static final byte TOMBSTONE = 0;
    private static final byte ALIVE = 1;
    private static final byte GROUP = 2;
    private static final byte[] DESTROYED = new byte[0];

    /** The class of input and output errors: what waits for the keys may try again. */
    private static final String IO_ERROR = "58030";

    private record Id(long high, long low) {

        /** Null for what is no id at all. */
        static @Nullable Id of(String text) {
            if (text.length() != ID_TEXT) {
                return null;
            }
            try {
                ByteBuffer bytes = ByteBuffer.wrap(Base64.getUrlDecoder().decode(text));
                return new Id(bytes.getLong(), bytes.getLong());
            } catch (IllegalArgumentException notBase64) {
                return null;
            }
        }
    }

    private final ConcurrentMap<Id, byte[]> keys = new ConcurrentHashMap<>();
    private final Path file;
    private FileChannel channel;

    /** Where the next group begins. */
    private long end;

    /** Whether memory and file may differ since something failed: then the file is written anew before anything else. */
    private boolean doubtful;

    /**
     * Opens or makes the file. An unfinished group at its end, left by a crash, is cut off: no committed event needs it.
     *
     * @throws UncheckedIOException if the file cannot be read, or a group is damaged that an intact one follows
     */
    public FileKeyStore(Path file) {
        this.file = file.toAbsolutePath();
        try {
            Files.createDirectories(this.file.getParent());
            Files.deleteIfExists(fresh());
            this.end = load(Files.exists(this.file) ? Files.readAllBytes(this.file) : new byte[0]);
            this.channel = open(this.file);
            this.channel.truncate(end);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read the key file " + file, e);
        }
    }

    @Override
    public synchronized void add(Connection append, Collection<WrappedKey> added) throws SQLException {
        Map<Id, byte[]> fresh = new HashMap<>();
        for (WrappedKey key : added) {
            Id id = Id.of(key.id());
            if (id == null) {
                throw new SQLException("No key has the id " + key.id());
            }
            if (!keys.containsKey(id)) { // else the same batch again after a lost answer, or a tombstone
                fresh.put(id, key.wrapped());
            }
        }
        if (fresh.isEmpty()) {
            return;
        }
        try {
            if (doubtful) {
                rewrite();
            }
            doubtful = true;
            end += write(channel, group(fresh), end);
            channel.force(false);
            doubtful = false;
        } catch (IOException e) {
            throw new SQLException("Cannot keep keys in " + file, IO_ERROR, e);
        }
        keys.putAll(fresh);
    }

    @Override
    public Optional<WrappedKey> find(String id) {
        Id wanted = Id.of(id);
        byte[] wrapped = wanted == null ? null : keys.get(wanted);
        return wrapped == null || wrapped.length == 0 ? Optional.empty() : Optional.of(new WrappedKey(id, wrapped));
    }

    @Override
    public synchronized void destroy(Collection<String> ids) {
        for (String id : ids) {
            Id doomed = Id.of(id);
            if (doomed != null) {
                byte[] before = keys.put(doomed, DESTROYED);
                doubtful |= before == null || before.length > 0;
            }
        }
        if (doubtful) {
            try {
                rewrite();
            } catch (IOException e) {
                throw new UncheckedIOException("Cannot write the key file " + file + " anew", e);
            }
        }
    }

    @Override
    public synchronized void close() throws IOException {
        channel.close();
    }

    /** Replaces the file by one that holds what memory holds. If it fails, the old file is still there, and still in doubt. */
    private void rewrite() throws IOException {
        Path fresh = fresh();
        Files.deleteIfExists(fresh);
        long length;
        try (FileChannel written = open(fresh)) {
            length = write(written, group(keys), 0);
            written.force(true);
        }
        Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
        try (FileChannel folder = FileChannel.open(file.getParent(), StandardOpenOption.READ)) {
            folder.force(true);
        }
        channel.close();
        channel = open(file);
        end = length;
        doubtful = false;
    }

    private Path fresh() {
        return file.resolveSibling(file.getFileName() + ".new");
    }

    /**
     * Takes in every intact group.
     *
     * @return where the intact part of the file ends
     */
    private long load(byte[] bytes) throws IOException {
        int at = 0;
        for (int next = groupEnd(bytes, at); next > at; next = groupEnd(bytes, at)) {
            for (int record = at + RECORD; record < next; record += RECORD) {
                take(ByteBuffer.wrap(bytes, record, RECORD));
            }
            at = next;
        }
        for (int later = at + RECORD; later < bytes.length; later += RECORD) {
            if (groupEnd(bytes, later) > later) {
                throw new IOException("Damaged at byte " + at + ": intact keys follow at byte " + later);
            }
        }
        return at;
    }

    /** Where the group that begins here ends; here itself if none does, or not a whole one. */
    private static int groupEnd(byte[] bytes, int at) {
        if (bytes.length - at < RECORD) {
            return at;
        }
        ByteBuffer leader = ByteBuffer.wrap(bytes, at, RECORD);
        long count = leader.getLong();
        long checksum = leader.getLong();
        boolean whole = leader.get() == GROUP
                && ByteBuffer.wrap(bytes).getInt(at + RECORD - Integer.BYTES)
                        == (int) checksum(bytes, at, RECORD - Integer.BYTES)
                && count <= (bytes.length - at) / RECORD - 1;
        int end = whole ? at + (int) (count + 1) * RECORD : at;
        return whole && checksum(bytes, at + RECORD, end - at - RECORD) == checksum ? end : at;
    }

    private void take(ByteBuffer record) {
        Id id = new Id(record.getLong(), record.getLong());
        if (record.get() == TOMBSTONE) {
            keys.put(id, DESTROYED);
        } else {
            byte[] wrapped = new byte[WrappedKey.LENGTH];
            record.get(wrapped);
            keys.put(id, wrapped);
        }
    }

    private static ByteBuffer group(Map<Id, byte[]> members) {
        byte[] group = new byte[Math.multiplyExact(members.size() + 1, RECORD)];
        int at = RECORD;
        for (Map.Entry<Id, byte[]> member : members.entrySet()) {
            byte[] wrapped = member.getValue();
            Id id = member.getKey();
            put(group, at, id.high(), id.low(), wrapped.length == 0 ? TOMBSTONE : ALIVE, wrapped);
            at += RECORD;
        }
        put(group, 0, members.size(), checksum(group, RECORD, group.length - RECORD), GROUP, DESTROYED);
        return ByteBuffer.wrap(group);
    }

    private static void put(byte[] records, int at, long high, long low, byte kind, byte[] wrapped) {
        ByteBuffer record = ByteBuffer.wrap(records, at, RECORD);
        record.putLong(high).putLong(low).put(kind).put(wrapped);
        record.putInt(at + RECORD - Integer.BYTES, (int) checksum(records, at, RECORD - Integer.BYTES));
    }

    private static long checksum(byte[] bytes, int from, int length) {
        CRC32C crc = new CRC32C();
        crc.update(bytes, from, length);
        return crc.getValue();
    }

    private static int write(FileChannel channel, ByteBuffer bytes, long at) throws IOException {
        int length = bytes.remaining();
        while (bytes.hasRemaining()) {
            channel.write(bytes, at + bytes.position());
        }
        return length;
    }

    private static FileChannel open(Path file) throws IOException {
        return FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
    }
}
