package bellwether.bench.attack;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// How long an attack goes on. It can be cut short, and every wait of an attacker ends with it.
final class AttackTime {
    private final CountDownLatch stopped;
    private final long end;

    AttackTime(Duration length) {
        this(new CountDownLatch(1), System.nanoTime() + length.toNanos());
    }

    private AttackTime(CountDownLatch stopped, long end) {
        this.stopped = stopped;
        this.end = end;
    }

    /// A part of it, from now on.
    AttackTime atMost(long millis) {
        return new AttackTime(
                stopped, Math.min(end, System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis)));
    }

    boolean over() {
        return stopped.getCount() == 0 || leftNanos() <= 0;
    }

    private long leftNanos() {
        return end - System.nanoTime();
    }

    void stop() {
        stopped.countDown();
    }

    /// Waits, but not beyond the end.
    void pause(long millis) throws InterruptedException {
        long nanos = Math.min(TimeUnit.MILLISECONDS.toNanos(millis), leftNanos());
        if (nanos > 0 && stopped.await(nanos, TimeUnit.NANOSECONDS)) {
            return; // it was cut short
        }
    }
}
