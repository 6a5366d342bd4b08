package bellwether.platform.live.hub;

import bellwether.platform.base.Refusal;
import bellwether.platform.base.RefusalKind;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/// Counts streams: so many for all, and so many for each owner.
final class StreamPlaces {
    private static final int MOST_OF_OWNER = 20;
    private static final Duration LATER = Duration.ofSeconds(15);

    private final int most;
    private final Map<String, Integer> byOwner = new HashMap<>();
    private int taken;
    private boolean closed;

    StreamPlaces(int most) {
        this.most = most;
    }

    /// Takes one.
    ///
    /// @throws Refusal 429 when the owner has too many, 503 when all are taken or none is given any
    ///   more
    synchronized void take(String owner) {
        if (closed) {
            throw Refusal.of(
                    RefusalKind.UNAVAILABLE,
                    "shutting_down",
                    "This process is shutting down; try again.");
        }
        if (byOwner.getOrDefault(owner, 0) >= MOST_OF_OWNER) {
            throw Refusal.of(
                            RefusalKind.LIMITED,
                            "too_many_at_once",
                            "Limit of %d concurrent live streams per owner reached; close one of them."
                                    .formatted(MOST_OF_OWNER))
                    .retryAfter(LATER);
        }
        if (taken >= most) {
            throw Refusal.of(
                            RefusalKind.UNAVAILABLE,
                            "live_full",
                            "%d live streams are open, which is the limit (LIVE_MAX); try again later."
                                    .formatted(most))
                    .retryAfter(LATER);
        }
        taken++;
        byOwner.merge(owner, 1, Integer::sum);
    }

    synchronized void giveBack(String owner) {
        taken--;
        byOwner.computeIfPresent(owner, (_, n) -> n == 1 ? null : n - 1);
    }

    synchronized int taken() {
        return taken;
    }

    int most() {
        return most;
    }

    /// From now on none is given.
    synchronized void close() {
        closed = true;
    }
}
