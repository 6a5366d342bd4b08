package bellwether;

import bellwether.jobs.Jobs;
import bellwether.ops.Operations;

/// The first step of a stop: those who send requests are told, then those who wait are let go.
record Announcement(Operations operations, Grace grace, Jobs jobs) implements AutoCloseable {
    @Override
    public void close() {
        operations.drain();
        grace.await();
        jobs.release();
    }
}
