package bellwether;

import bellwether.platform.jobs.Jobs;
import bellwether.platform.live.Live;
import bellwether.platform.ops.Operations;

/// The first step of a stop: those who send requests are told, then those who wait are let go.
record DrainAnnouncement(Operations operations, DrainDelay grace, Jobs jobs, Live live)
        implements AutoCloseable {
    @Override
    public void close() {
        operations.drain();
        grace.await();
        jobs.release();
        live.release();
    }
}
