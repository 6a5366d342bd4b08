package bellwether;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// The time between saying that the service goes and its going, in which routers hear of it and
/// send their requests elsewhere.
final class DrainDelay {
    private final Duration length;
    private final CountDownLatch hurried = new CountDownLatch(1);

    DrainDelay(Duration length) {
        this.length = length;
    }

    /// Waits until the time is over, or somebody is in a hurry.
    void await() {
        try {
            hurried.await(length.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /// Ends it, now and for later.
    void end() {
        hurried.countDown();
    }
}
