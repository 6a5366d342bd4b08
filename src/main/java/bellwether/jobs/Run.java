package bellwether.jobs;

import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// One batch in the hands of one thread. Whoever ends it first, the thread or the deadline, says
/// what became of it; the other's word is dropped.
final class Run {
    private final Work work;
    private final long started = System.nanoTime();
    private @Nullable Thread thread = Thread.currentThread();
    private boolean abandoned;

    Run(Work work) {
        this.work = work;
    }

    Work work() {
        return work;
    }

    long nanos() {
        return System.nanoTime() - started;
    }

    boolean olderThan(long millis) {
        return nanos() > TimeUnit.MILLISECONDS.toNanos(millis);
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
        thread.interrupt();
        return true;
    }
}
