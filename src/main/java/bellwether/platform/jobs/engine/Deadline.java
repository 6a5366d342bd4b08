package bellwether.platform.jobs.engine;

import java.time.Duration;

/// A span of time that several waits share.
public final class Deadline {
    private final long end;

    Deadline(Duration length) {
        end = System.nanoTime() + length.toNanos();
    }

    Duration rest() {
        return Duration.ofNanos(Math.max(0, end - System.nanoTime()));
    }

    /// What rests for a wait that has to leave that much to later ones.
    Duration restBefore(Duration later) {
        Duration rest = rest().minus(later);
        return rest.isNegative() ? Duration.ZERO : rest;
    }

    boolean over() {
        return rest().isZero();
    }
}
