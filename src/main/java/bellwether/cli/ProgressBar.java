package bellwether.cli;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.function.LongConsumer;

/// Shows on one line of a terminal how far something has come, and takes the line away at the end.
final class ProgressBar implements LongConsumer, AutoCloseable {
    private static final int WIDTH = 40;

    private final PrintStream out;
    private final String name;
    private final long total;
    private long shown = -1;

    ProgressBar(PrintStream out, Path file, long total) {
        this(out, String.valueOf(file.getFileName()), total);
    }

    ProgressBar(PrintStream out, String name, long total) {
        this.out = out;
        this.name = name;
        this.total = Math.max(1, total);
    }

    @Override
    public void accept(long done) {
        long percent = Math.min(100, done * 100 / total);
        if (percent != shown) {
            shown = percent;
            int filled = (int) (percent * WIDTH / 100);
            out.print(
                    "\r[%s%s] %3d %% %s"
                            .formatted(
                                    "=".repeat(filled), " ".repeat(WIDTH - filled), percent, name));
            out.flush();
        }
    }

    @Override
    public void close() {
        out.print("\r" + " ".repeat(WIDTH + 9 + name.length()) + "\r");
        out.flush();
    }
}
