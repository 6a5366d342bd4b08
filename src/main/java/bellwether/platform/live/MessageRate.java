package bellwether.platform.live;

import java.time.Duration;
import java.util.ArrayDeque;

/// How many messages a client may send.
public final class MessageRate {
    private static final int MOST = 20;
    private static final long WITHIN = Duration.ofSeconds(10).toNanos();

    private final ArrayDeque<Long> times = new ArrayDeque<>();

    /// Counts a message; whether it is one too many.
    public synchronized boolean exceeded(long now) {
        while (!times.isEmpty() && now - times.getFirst() >= WITHIN) {
            times.removeFirst();
        }
        times.addLast(now);
        return times.size() > MOST;
    }
}
