package bellwether.platform.http.server;

import java.time.Duration;

/// How fast an answer is taken: over all of the time in which its client keeps it waiting, and over
/// the last stretch of it, so that what was taken quickly at first is no credit for dripping on, as
/// with bodies ([BodyRate]).
final class AnswerPace {
    /// Bytes per second at which an answer may be taken for as long as it takes.
    private static final int FAST_ENOUGH = 5_000;

    /// The part of that pace that must be kept in every stretch.
    private static final int SLOWEST_STRETCH = 25;

    private final Duration free;
    private final long since;
    private final long written;
    private long stretchSince;
    private long stretchWritten;
    private boolean slow;

    /// @param free time before the pace counts, and the length of a stretch
    /// @param now when the client was first seen to keep it waiting
    /// @param written bytes up to then
    AnswerPace(Duration free, long now, long written) {
        this.free = free;
        this.since = now;
        this.written = written;
        this.stretchSince = now;
        this.stretchWritten = written;
    }

    /// Whether it was too slow up to now, or ever before.
    boolean isSlow(long now, long bytes) {
        slow |= isSlow(now - since, bytes - written, FAST_ENOUGH);
        long stretch = now - stretchSince;
        if (stretch > free.toNanos()) {
            slow |= isSlow(stretch, bytes - stretchWritten, FAST_ENOUGH / SLOWEST_STRETCH);
            stretchSince = now;
            stretchWritten = bytes;
        }
        return slow;
    }

    private boolean isSlow(long nanos, long bytes, int perSecond) {
        return nanos > free.toNanos() && bytes < nanos / 1e9 * perSecond;
    }
}
