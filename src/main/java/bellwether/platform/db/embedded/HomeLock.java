package bellwether.platform.db.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/// Holds a home folder for one process. The operating system frees it when the process dies,
/// however it dies.
final class HomeLock implements AutoCloseable {
    private static final String NAME = "lock";

    private final FileChannel channel;

    private HomeLock(FileChannel channel) {
        this.channel = channel;
    }

    /// @throws HomeInUse when another process holds it
    /// @throws DatabaseUnavailable when the folder cannot be written to
    static HomeLock take(Path home) {
        try {
            FileChannel channel =
                    FileChannel.open(
                            home.resolve(NAME),
                            StandardOpenOption.CREATE,
                            StandardOpenOption.WRITE);
            if (tryLock(channel) == null) {
                channel.close();
                throw new HomeInUse(home);
            }
            return new HomeLock(channel);
        } catch (IOException e) {
            throw HomeFolders.unusable(home, e);
        }
    }

    /// Looks whether a process holds a home, and makes nothing there.
    ///
    /// @throws HomeInUse when one does
    static void requireFree(Path home) {
        if (Files.isWritable(home.resolve(NAME))) {
            take(home).close();
        }
    }

    private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException e) {
            return null;
        }
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot free the home folder", e);
        }
    }
}
