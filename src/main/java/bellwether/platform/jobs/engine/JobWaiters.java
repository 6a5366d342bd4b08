package bellwether.platform.jobs.engine;

import bellwether.platform.jobs.JobId;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;

/// Those who wait for a job to end. Jobs that another process ends are not heard of here; who waits
/// must also look now and then.
public final class JobWaiters {
    private final ConcurrentHashMap<JobId, Set<CountDownLatch>> waiting = new ConcurrentHashMap<>();

    public CountDownLatch expect(JobId job) {
        CountDownLatch latch = new CountDownLatch(1);
        waiting.compute(
                job,
                (_, latches) -> {
                    Set<CountDownLatch> all =
                            latches == null ? ConcurrentHashMap.newKeySet() : latches;
                    all.add(latch);
                    return all;
                });
        return latch;
    }

    public void forget(JobId job, CountDownLatch latch) {
        waiting.computeIfPresent(
                job,
                (_, latches) -> {
                    latches.remove(latch);
                    return latches.isEmpty() ? null : latches;
                });
    }

    public void ended(JobId job) {
        Set<CountDownLatch> latches = waiting.remove(job);
        if (latches != null) {
            latches.forEach(CountDownLatch::countDown);
        }
    }
}
