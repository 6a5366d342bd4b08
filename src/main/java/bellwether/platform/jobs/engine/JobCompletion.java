package bellwether.platform.jobs.engine;

import bellwether.platform.jobs.JobEndFault;
import bellwether.platform.jobs.JobEndListener;
import bellwether.platform.jobs.JobEvent;
import bellwether.platform.jobs.JobKinds;
import bellwether.platform.jobs.JobState;
import bellwether.platform.jobs.JobView;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;
import org.jdbi.v3.core.Handle;

/// What follows when jobs end, whoever ends them: a worker's last item, a cancel, an item that is
/// given up, or a recount.
///
/// @param ends act in the transaction that ends a job, in this order
/// @param listener hears of it after the commit
public record JobCompletion(
        JobKinds kinds, List<JobEndListener> ends, Consumer<JobEvent.Ended> listener) {

    /// Moves jobs on. The kind of each job that completes by it does what remains to be done, and
    /// then those who listen to ends do, all in the same transaction. Gives the jobs that ended.
    List<JobEvent.Ended> advance(Handle h, Collection<FinishDao.Step> steps) {
        return advance(h, steps, () -> {});
    }

    /// The same.
    ///
    /// @param publish publishes what was kept of items, behind all that is written and locked
    List<JobEvent.Ended> advance(Handle h, Collection<FinishDao.Step> steps, Runnable publish) {
        List<JobEvent.Ended> ended = FinishDao.advance(h, steps);
        List<JobView> jobs = ended.isEmpty() ? List.of() : byOwner(h, ended);
        jobs.forEach(job -> complete(h, job));
        if (!jobs.isEmpty()) {
            ends.forEach(end -> listen(h, end, jobs));
        }
        publish.run();
        for (JobEndListener end : ends) {
            jobs.forEach(job -> heard(job, () -> end.published(h, job)));
        }
        return ended;
    }

    /// In the order of their owners, in which listeners may lock what belongs to one.
    private static List<JobView> byOwner(Handle h, List<JobEvent.Ended> ended) {
        return JobDao.find(h, ended.stream().map(JobEvent.Ended::job).toList()).stream()
                .sorted(Comparator.comparing(JobView::owner))
                .toList();
    }

    /// A fault here is none of the item that happens to be the job's last.
    private void complete(Handle h, JobView job) {
        if (job.state() == JobState.COMPLETED) {
            kinds.named(job.kind())
                    .ifPresent(kind -> heard(job, () -> kind.completed(h, job.id())));
        }
    }

    private static void listen(Handle h, JobEndListener end, List<JobView> jobs) {
        if (jobs.size() > 1) {
            heard(jobs.getFirst(), () -> end.beforeAll(h, jobs));
        }
        jobs.forEach(job -> heard(job, () -> end.ended(h, job)));
    }

    private static void heard(JobView job, Runnable call) {
        try {
            call.run();
        } catch (RuntimeException e) {
            throw new JobEndFault(job.id(), e);
        }
    }

    void tell(JobEvent.Ended job) {
        listener.accept(job);
    }
}
