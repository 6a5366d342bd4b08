package bellwether.platform.jobs.engine;

import bellwether.platform.jobs.JobEvent;
import bellwether.platform.jobs.JobKinds;
import bellwether.platform.jobs.JobState;
import java.util.Collection;
import java.util.List;
import java.util.function.Consumer;
import org.jdbi.v3.core.Handle;

/// What follows when jobs end, whoever ends them: a worker's last item, one that is given up, or a
/// recount.
///
/// @param listener hears of it after the commit
record JobCompletion(JobKinds kinds, Consumer<JobEvent.Ended> listener) {

    /// Moves jobs on. The kind of each job that completes by it does what remains to be done, in
    /// the same transaction. Gives the jobs that ended.
    List<JobEvent.Ended> advance(Handle h, Collection<FinishDao.Step> steps) {
        List<JobEvent.Ended> ended = FinishDao.advance(h, steps);
        for (JobEvent.Ended job : ended) {
            if (job.state() == JobState.COMPLETED) {
                kinds.named(FinishDao.kind(h, job.job()))
                        .ifPresent(kind -> kind.completed(h, job.job()));
            }
        }
        return ended;
    }

    void tell(JobEvent.Ended job) {
        listener.accept(job);
    }
}
