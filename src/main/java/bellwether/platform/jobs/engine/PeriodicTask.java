package bellwether.platform.jobs.engine;

import java.time.Duration;

/// Something to be done once in a while; the first time at once.
final class PeriodicTask {
    private final long every;
    private long last;
    private boolean ever;

    PeriodicTask(Duration every) {
        this.every = every.toNanos();
    }

    /// Whether it is time, which begins the next while.
    boolean now() {
        if (ever && System.nanoTime() - last < every) {
            return false;
        }
        ever = true;
        last = System.nanoTime();
        return true;
    }
}
