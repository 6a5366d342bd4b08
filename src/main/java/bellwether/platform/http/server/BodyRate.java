package bellwether.platform.http.server;

import bellwether.platform.http.limits.ServerLimits;
import org.eclipse.jetty.io.Content;
import org.jspecify.annotations.Nullable;

/// How fast a body comes: over all of the time in which somebody waits for it, and over the last
/// stretch of it, so that what came quickly at first is no credit for dripping on. Only waiting
/// counts, and the first seconds are free.
public final class BodyRate {
    /// The part of the usual pace that must be kept in every stretch.
    private static final int SLOWEST_STRETCH = 25;

    private final ServerLimits.Body limits;
    private long waited;
    private long waitingSince;
    private boolean waiting;
    private long count;
    private long stretchWaited;
    private long stretchCount;
    private boolean slow;

    BodyRate(ServerLimits.Body limits) {
        this.limits = limits;
    }

    /// Takes note of what a read gave, which is nothing while the next piece is on its way.
    public void note(Content.@Nullable Chunk chunk) {
        note(chunk == null ? -1 : chunk.remaining(), System.nanoTime());
    }

    /// @param bytes of the piece, or -1 when none is there
    void note(int bytes, long now) {
        if (waiting) {
            waited += now - waitingSince;
        }
        waiting = bytes < 0;
        waitingSince = now;
        count += Math.max(0, bytes);
        judge();
    }

    private void judge() {
        long free = limits.free().toNanos();
        slow |= count < (waited - free) / 1e9 * limits.slowest();
        long stretch = waited - stretchWaited;
        if (stretch > free) {
            long least = (long) (stretch / 1e9 * limits.slowest() / SLOWEST_STRETCH);
            slow |= count - stretchCount < least;
            stretchWaited = waited;
            stretchCount = count;
        }
    }

    /// Bytes so far.
    long count() {
        return count;
    }

    public boolean isSlow() {
        return slow;
    }
}
