package bellwether.platform.db.embedded;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;

/// Notices that a server which is being started has ended. The library that starts it would ask for
/// a minute whether it answers, and then say only that it does not.
final class StartWatch {
    private static final long EVERY_NANOS = 100_000_000;

    /// For two seconds: one program may have ended and the next not begun.
    private static final int LOOKS = 20;

    private final PostgresFolder folder;
    private final Thread starter = Thread.currentThread();
    private boolean over;
    private boolean ended;

    private StartWatch(PostgresFolder folder) {
        this.folder = folder;
    }

    /// Starts a server on this thread.
    ///
    /// @throws IOException with the server's own last words when it ends meanwhile
    static <T> T watched(PostgresFolder folder, Callable<T> start) throws IOException {
        StartWatch watch = new StartWatch(folder);
        Thread.ofVirtual().name("postgres-start").start(watch::look);
        try {
            T server = start.call();
            if (watch.isOver()) {
                throw new IOException("it ended while it started");
            }
            return server;
        } catch (Exception e) {
            watch.isOver();
            throw new IOException(
                    lastWords(folder.log()).orElseGet(() -> LocalPostgres.reason(e)), e);
        }
    }

    private void look() {
        boolean seen = false;
        int gone = 0;
        while (gone < LOOKS) {
            LockSupport.parkNanos(EVERY_NANOS);
            boolean there = isThere();
            seen |= there;
            gone = seen && !there ? gone + 1 : 0;
            synchronized (this) {
                if (over) {
                    return;
                }
                if (gone == LOOKS) {
                    ended = true;
                    starter.interrupt();
                }
            }
        }
    }

    /// Whether the program that starts it, or the server, is running.
    private boolean isThere() {
        String data = folder.data().toString();
        return folder.pidFile().filter(PidFile::alive).isPresent()
                || ProcessHandle.current()
                        .descendants()
                        .anyMatch(child -> child.info().commandLine().orElse("").contains(data));
    }

    /// Ends the watch; whether it had found the server ended. Clears the interrupt that it sent
    /// then.
    @SuppressWarnings("ThreadInterruptedWithoutRestoring")
    private synchronized boolean isOver() {
        over = true;
        return ended && Thread.interrupted();
    }

    /// The last line that tells of a fault.
    static Optional<String> lastWords(Path log) {
        try {
            return Files.readString(log, StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> line.contains("FATAL:") || line.contains("PANIC:"))
                    .reduce((_, last) -> last)
                    .map(line -> line.replaceFirst("^.*?(FATAL|PANIC):\\s*", ""));
        } catch (IOException e) {
            return Optional.empty(); // it was not begun
        }
    }
}
