package bellwether.platform.jobs.engine;

import bellwether.platform.jobs.Item;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/// One batch in the hands of one thread. Whoever ends it first, the thread or the deadline, says
/// what became of it; the other's word is dropped.
final class ItemRun {
    private final WorkHandle work;
    private final LongSupplier nanoTime;
    private final long started;
    private final Set<Long> kept = ConcurrentHashMap.newKeySet();
    private volatile long moved;
    private volatile long renewed;
    private volatile long givenUp;
    private @Nullable Thread thread = Thread.currentThread();
    private boolean abandoned;

    ItemRun(WorkHandle work, LongSupplier nanoTime) {
        this.work = work;
        this.nanoTime = nanoTime;
        this.started = nanoTime.getAsLong();
        this.moved = started;
        this.renewed = started;
    }

    WorkHandle work() {
        return work;
    }

    long nanos() {
        return nanoTime.getAsLong() - started;
    }

    /// The work goes on; false when it was given up.
    synchronized boolean move() {
        moved = nanoTime.getAsLong();
        return !abandoned;
    }

    /// A part of this item's work is kept.
    void keep(Item item) {
        kept.add(item.lease());
    }

    boolean hasKept(Item item) {
        return kept.contains(item.lease());
    }

    boolean hasMoved() {
        return moved != started;
    }

    boolean silentFor(Duration length) {
        return nanoTime.getAsLong() - moved > length.toNanos();
    }

    /// Whether it has moved since its claim was renewed, which was longer than `age` ago.
    boolean isToBeRenewed(Duration age) {
        return moved - renewed > 0 && nanoTime.getAsLong() - renewed > age.toNanos();
    }

    void renewed() {
        renewed = nanoTime.getAsLong();
    }

    /// How long it has gone on after it was given up.
    Duration late() {
        return Duration.ofNanos(nanoTime.getAsLong() - givenUp);
    }

    /// The thread is through; false when the deadline was quicker. Clears the interrupt that the
    /// deadline may have sent, so that it does not hit the next batch.
    @SuppressWarnings("ThreadInterruptedWithoutRestoring")
    synchronized boolean finish() {
        thread = null;
        if (abandoned) {
            Thread.interrupted();
        }
        return !abandoned;
    }

    /// The deadline is over; false when the thread was quicker.
    synchronized boolean abandon() {
        if (thread == null || abandoned) {
            return false;
        }
        abandoned = true;
        givenUp = nanoTime.getAsLong();
        thread.interrupt();
        return true;
    }
}
