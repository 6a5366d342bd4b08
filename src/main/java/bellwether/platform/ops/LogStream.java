package bellwether.platform.ops;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.Charset;
import java.time.Duration;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;

/// A standard stream that never waits for its reader.
final class LogStream extends PrintStream {
    private final LineQueue queue;

    private LogStream(String name, OutputStream to, LineQueue queue, Charset charset) {
        super(new LineWriter(name, to, queue), false, charset);
        this.queue = queue;
    }

    /// @param structured whether its lines are JSON
    static LogStream to(
            OutputStream out,
            String name,
            Charset charset,
            boolean structured,
            InstantSource clock) {
        LineQueue queue =
                new LineQueue(lines ->
                        (notice(clock, name, lines).written(structured) + System.lineSeparator())
                                .getBytes(charset));
        return new LogStream(name, out, queue, charset);
    }

    private static JobLine notice(InstantSource clock, String name, long lines) {
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("stream", name);
        facts.put("lines", lines);
        return new JobLine(
                clock.instant().truncatedTo(ChronoUnit.MILLIS), "log_lines_dropped", facts);
    }

    /// Lines that were never written.
    long dropped() {
        return queue.dropped();
    }

    /// Waits until all is written, but not for longer than that; whether all is.
    boolean drain(Duration atMost) throws InterruptedException {
        flush();
        return queue.drain(atMost);
    }
}
