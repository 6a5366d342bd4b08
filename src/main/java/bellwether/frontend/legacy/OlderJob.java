package bellwether.frontend.legacy;

import bellwether.platform.jobs.JobView;
import java.time.Instant;

/// A job as the older clients know it.
///
/// @param completed items that were tried to their end
/// @param errors those of them that failed
record OlderJob(
        String jobId,
        String status,
        int total,
        int completed,
        int successful,
        int errors,
        double progressPercent,
        Instant createdAt) {
    static OlderJob of(JobView job) {
        return new OlderJob(
                job.id().toString(),
                job.state().word(),
                job.counts().total(),
                job.counts().ended(),
                job.counts().done(),
                job.counts().failed(),
                job.counts().percent(),
                job.times().createdAt());
    }
}
