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
    private final AtomicInteger unbegunBackground = new AtomicInteger();
    private final AtomicInteger background = new AtomicInteger();

    void take(Collection<ClaimedItem> claimed) {
        for (ClaimedItem one : claimed) {
            if (byLease.put(one.item().lease(), one) == null && isBackground(one)) {
                background.incrementAndGet();
            }
        }
        count(claimed, 1);
    }

    private void count(Collection<ClaimedItem> items, int sign) {
        int behind = (int) items.stream().filter(ClaimedItems::isBackground).count();
        unbegun.addAndGet(sign * (items.size() - behind));
        unbegunBackground.addAndGet(sign * behind);
    }

    private static boolean isBackground(ClaimedItem one) {
        return Lanes.isBackground(one.lane());
    }

    void begin(Collection<ClaimedItem> items) {
        count(items, -1);
    }

    void drop(ClaimedItem claimed) {
        if (byLease.remove(claimed.item().lease()) != null && isBackground(claimed)) {
            background.decrementAndGet();
        }
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

    /// Those of the background, or those that somebody waits for.
    int count(boolean ofBackground) {
        int behind = background.get();
        return ofBackground ? behind : byLease.size() - behind;
    }

    /// Items that no worker has begun, and that somebody waits for.
    int unbegun() {
        return unbegun.get();
    }

    /// The same of the background.
    int unbegunBackground() {
        return unbegunBackground.get();
    }

    boolean hasSuspect() {
        return byLease.values().stream().anyMatch(c -> Lanes.isSuspect(c.lane()));
    }

    List<Long> leases() {
        return List.copyOf(byLease.keySet());
    }
}
