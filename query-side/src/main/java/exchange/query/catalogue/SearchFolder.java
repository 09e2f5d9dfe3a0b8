package exchange.query.catalogue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The folder of this node's full-text index: the first below a parent that no other node holds. It is held until closed, or until the process
 * ends. What is in it may be deleted at any time: it can be made anew.
 */
final class SearchFolder implements AutoCloseable {

    private static final int MOST_NODES = 64;

    private final Path folder;
    private final FileChannel channel;
    private final FileLock lock;

    private SearchFolder(Path folder, FileChannel channel, FileLock lock) {
        this.folder = folder;
        this.channel = channel;
        this.lock = lock;
    }

    /**
     * Takes a folder.
     *
     * @throws UncheckedIOException if none can be had
     */
    static SearchFolder hold(Path parent) {
        try {
            for (int node = 1; node <= MOST_NODES; node++) {
                Path folder = Files.createDirectories(parent.resolve("node-" + node));
                SearchFolder held = perhaps(folder);
                if (held != null) {
                    return held;
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("No place for the full-text index in " + parent.toAbsolutePath(), e);
        }
        throw new UncheckedIOException(new IOException("All folders in " + parent.toAbsolutePath() + " are in use"));
    }

    private static @Nullable SearchFolder perhaps(Path folder) throws IOException {
        FileChannel channel =
                FileChannel.open(folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        FileLock lock = null;
        try {
            lock = channel.tryLock();
            return lock == null ? null : new SearchFolder(folder, channel, lock);
        } catch (OverlappingFileLockException heldInThisProcess) {
            return null;
        } finally {
            if (lock == null) {
                channel.close();
            }
        }
    }

    Path index() {
        return folder.resolve("index");
    }

    /** Deletes the index. */
    void empty() throws IOException {
        if (!Files.exists(index())) {
            return;
        }
        List<Path> files;
        try (Stream<Path> found = Files.walk(index())) {
            files = found.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path file : files) {
            Files.delete(file);
        }
    }

    @Override
    public void close() throws IOException {
        lock.release();
        channel.close();
    }
}
