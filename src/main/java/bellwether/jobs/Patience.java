package bellwether.jobs;

import java.time.Duration;

/// A span of time that several waits share.
final class Patience {
    private final long end;

    Patience(Duration length) {
        end = System.nanoTime() + length.toNanos();
    }

    Duration rest() {
        return Duration.ofNanos(Math.max(0, end - System.nanoTime()));
    }

    boolean over() {
        return rest().isZero();
    }
}
