package bellwether.platform.jobs.engine;

import bellwether.platform.jobs.JobId;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BooleanSupplier;

/// Why work should stop: its job is being cancelled or paused, the process drains, or its heart has
/// not beaten for too long, so that others may have taken its items.
final class StopFlags {
    private final Set<JobId> jobs = ConcurrentHashMap.newKeySet();
    private final BooleanSupplier fenced;
    private volatile boolean draining;

    StopFlags(BooleanSupplier fenced) {
        this.fenced = fenced;
    }

    void stop(JobId job) {
        jobs.add(job);
    }

    void resume(JobId job) {
        jobs.remove(job);
    }

    /// The jobs that the database says are stopping.
    void replace(Set<JobId> current) {
        jobs.retainAll(current);
        jobs.addAll(current);
    }

    void drain() {
        draining = true;
    }

    boolean draining() {
        return draining;
    }

    boolean all() {
        return draining || fenced.getAsBoolean();
    }

    boolean of(JobId job) {
        return jobs.contains(job) || all();
    }
}
