package bellwether.platform.ops;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;

/// Standard output and standard error of a service. All that is printed goes through queues, so
/// that a paused terminal or a stalled collector of logs stops no request and no job. Commands that
/// print results and end do without: what they print must not be dropped.
public final class LogStreams implements AutoCloseable {
    private static final Duration LAST_WORDS = Duration.ofSeconds(1);

    private final List<LogStream> streams;

    private LogStreams(LogStream... streams) {
        this.streams = List.of(streams);
    }

    /// Puts the queues in the place of `System.out` and `System.err`.
    ///
    /// @param structured whether the event log, on standard output, is JSON
    public static LogStreams install(boolean structured, InstantSource clock) {
        LogStream out =
                LogStream.to(
                        new FileOutputStream(FileDescriptor.out),
                        "stdout",
                        System.out.charset(),
                        structured,
                        clock);
        LogStream err =
                LogStream.to(
                        new FileOutputStream(FileDescriptor.err),
                        "stderr",
                        System.err.charset(),
                        false,
                        clock);
        System.out.flush();
        System.err.flush();
        System.setOut(out);
        System.setErr(err);
        return new LogStreams(out, err);
    }

    /// Writes what waits, for a second at most. Lines may come after that, and are written while
    /// the process lives.
    @Override
    public void close() {
        long end = System.nanoTime() + LAST_WORDS.toNanos();
        try {
            for (LogStream stream : streams) {
                stream.drain(Duration.ofNanos(Math.max(0, end - System.nanoTime())));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
