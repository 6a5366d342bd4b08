package bellwether.platform.jobs.engine;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/// What this process has claimed and not yet settled.
final class ClaimedItems {
    private final ConcurrentHashMap<Long, ClaimedItem> byLease = new ConcurrentHashMap<>();
    private final AtomicInteger unbegun = new AtomicInteger();

    void take(Collection<ClaimedItem> claimed) {
        claimed.forEach(c -> byLease.put(c.item().lease(), c));
        unbegun.addAndGet(claimed.size());
    }

    void begin(int items) {
        unbegun.addAndGet(-items);
    }

    void drop(ClaimedItem claimed) {
        byLease.remove(claimed.item().lease());
        if (byLease.isEmpty()) {
            synchronized (this) {
                notifyAll();
            }
        }
    }

    /// Waits until nothing is held; whether that was so within `patience`.
    synchronized boolean awaitNone(Duration patience) throws InterruptedException {
        long end = System.nanoTime() + patience.toNanos();
        while (!byLease.isEmpty()) {
            long millis = (end - System.nanoTime()) / 1_000_000;
            if (millis <= 0) {
                return false;
            }
            wait(millis);
        }
        return true;
    }

    int count() {
        return byLease.size();
    }

    /// Items that no worker has begun.
    int unbegun() {
        return unbegun.get();
    }

    boolean hasSuspect() {
        return byLease.values().stream().anyMatch(c -> Lanes.isSuspect(c.lane()));
    }

    List<Long> leases() {
        return List.copyOf(byLease.keySet());
    }
}
