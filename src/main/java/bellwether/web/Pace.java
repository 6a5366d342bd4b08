package bellwether.web;

import org.eclipse.jetty.io.Content;
import org.jspecify.annotations.Nullable;

/// How fast a body comes. Only the time counts in which somebody waits for it, and the first
/// seconds are free.
final class Pace {
    private final Limits.Body limits;
    private long waited;
    private long waitingSince;
    private boolean waiting;
    private long count;

    Pace(Limits.Body limits) {
        this.limits = limits;
    }

    /// Takes note of what a read gave, which is nothing while the next piece is on its way.
    void note(Content.@Nullable Chunk chunk) {
        long now = System.nanoTime();
        if (waiting) {
            waited += now - waitingSince;
        }
        waiting = chunk == null;
        waitingSince = now;
        count += chunk == null ? 0 : chunk.remaining();
    }

    /// Bytes so far.
    long count() {
        return count;
    }

    boolean isSlow() {
        return waited > limits.free().toNanos() && count < waited / 1e9 * limits.slowest();
    }
}
