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
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.zip.CRC32C;

/**
 * Keys in a file of their own beside an embedded database: records of {@value #RECORD} bytes (id, alive or tombstone, wrapped key,
 * CRC-32C), appended and forced to disk before the batch of events that needs them commits, and written anew as a whole when one is
 * destroyed, so that its bytes are gone. All records are held in memory, some 150 bytes each. One process has the file at a time, as it
 * has the database.
 */
public final class FileKeyStore implements KeyStore, AutoCloseable {

    private static final int ID = 16;
    private static final int RECORD = ID + 1 + WrappedKey.LENGTH + Integer.BYTES;
    private static final byte ALIVE = 1;
    private static final byte TOMBSTONE = 0;
    private static final byte[] DESTROYED = new byte[0];

    private record Id(long high, long low) {

        static Id of(String text) {
            ByteBuffer bytes = ByteBuffer.wrap(Base64.getUrlDecoder().decode(text));
            return new Id(bytes.getLong(), bytes.getLong());
        }
    }

    private final ConcurrentMap<Id, byte[]> keys = new ConcurrentHashMap<>();
    private final Path file;
    private FileChannel channel;

    /**
     * Opens or makes the file. An unfinished record at its end, left by a crash, is cut off: no committed event needs it.
     *
     * @throws UncheckedIOException if the file cannot be read or a record other than the last is damaged
     */
    public FileKeyStore(Path file) {
        this.file = file;
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            this.channel = open(file);
            load();
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read the key file " + file, e);
        }
    }

    @Override
    public synchronized void add(Connection append, Collection<WrappedKey> added) throws SQLException {
        if (added.isEmpty()) {
            return;
        }
        ByteBuffer records = ByteBuffer.allocate(added.size() * RECORD);
        for (WrappedKey key : added) {
            if (keys.containsKey(Id.of(key.id()))) {
                continue; // the same batch again after a lost answer, or a tombstone
            }
            put(records, Id.of(key.id()), key.wrapped());
        }
        try {
            long end = channel.size();
            try {
                write(channel, records.flip(), end);
                channel.force(false);
            } catch (IOException e) {
                channel.truncate(end);
                throw e;
            }
        } catch (IOException e) {
            throw new SQLException("Cannot keep keys in " + file, e);
        }
        for (WrappedKey key : added) {
            keys.putIfAbsent(Id.of(key.id()), key.wrapped());
        }
    }

    @Override
    public Optional<WrappedKey> find(String id) {
        byte[] wrapped = keys.get(Id.of(id));
        return wrapped == null || wrapped.length == 0 ? Optional.empty() : Optional.of(new WrappedKey(id, wrapped));
    }

    @Override
    public synchronized void destroy(Collection<String> ids) {
        boolean changed = false;
        for (String id : ids) {
            byte[] before = keys.put(Id.of(id), DESTROYED);
            changed |= before == null || before.length > 0;
        }
        if (changed) {
            rewrite();
        }
    }

    @Override
    public synchronized void close() throws IOException {
        channel.close();
    }

    private void rewrite() {
        Path fresh = file.resolveSibling(file.getFileName() + ".new");
        try {
            Files.deleteIfExists(fresh);
            FileChannel written = open(fresh);
            ByteBuffer records = ByteBuffer.allocate(RECORD * 1024);
            long end = 0;
            for (var entry : keys.entrySet()) {
                put(records, entry.getKey(), entry.getValue());
                if (!records.hasRemaining()) {
                    end += write(written, records.flip(), end);
                    records.clear();
                }
            }
            write(written, records.flip(), end);
            written.force(true);
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            channel.close();
            channel = written;
            try (FileChannel folder = FileChannel.open(file.toAbsolutePath().getParent(), StandardOpenOption.READ)) {
                folder.force(true);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot write the key file " + file + " anew", e);
        }
    }

    private void load() throws IOException {
        long whole = channel.size() / RECORD * RECORD;
        ByteBuffer records = ByteBuffer.allocate(RECORD * 1024);
        long position = 0;
        while (position < whole) {
            records.clear().limit((int) Math.min(records.capacity(), whole - position));
            while (records.hasRemaining() && channel.read(records, position + records.position()) >= 0) {
                // reads on until the block is full
            }
            records.flip();
            while (records.hasRemaining()) {
                boolean last = position + RECORD == whole;
                if (!take(records)) {
                    if (!last) {
                        throw new IOException("Damaged record at byte " + position + " of " + file);
                    }
                    whole = position;
                    break;
                }
                position += RECORD;
            }
        }
        channel.truncate(whole);
    }

    private boolean take(ByteBuffer records) {
        byte[] body = new byte[RECORD - Integer.BYTES];
        records.get(body);
        if (records.getInt() != checksum(body)) {
            return false;
        }
        ByteBuffer fields = ByteBuffer.wrap(body);
        Id id = new Id(fields.getLong(), fields.getLong());
        if (fields.get() == TOMBSTONE) {
            keys.put(id, DESTROYED);
        } else {
            byte[] wrapped = new byte[WrappedKey.LENGTH];
            fields.get(wrapped);
            keys.put(id, wrapped);
        }
        return true;
    }

    private static void put(ByteBuffer records, Id id, byte[] wrapped) {
        ByteBuffer body = ByteBuffer.allocate(RECORD - Integer.BYTES);
        body.putLong(id.high())
                .putLong(id.low())
                .put(wrapped.length == 0 ? TOMBSTONE : ALIVE)
                .put(wrapped);
        records.put(body.array()).putInt(checksum(body.array()));
    }

    private static int checksum(byte[] body) {
        CRC32C crc = new CRC32C();
        crc.update(body);
        return (int) crc.getValue();
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
