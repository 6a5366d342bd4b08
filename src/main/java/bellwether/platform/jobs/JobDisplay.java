package bellwether.platform.jobs;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/// Jobs in the form in which answers show them, by what their kinds say of them.
public final class JobDisplay {
    private final JobKinds kinds;
    private final Function<JobId, List<FailureReason>> reasons;

    JobDisplay(JobKinds kinds, Function<JobId, List<FailureReason>> reasons) {
        this.kinds = kinds;
        this.reasons = reasons;
    }

    /// The names of all kinds that there are.
    public List<String> kinds() {
        return kinds.names();
    }

    /// A job with why its items failed.
    ///
    /// @param expanded some of [#expandable]: parts of the request that are not always shown
    public ShownJob whole(JobView job, Set<String> expanded) {
        return ShownJob.of(
                job,
                kinds.request(job, expanded),
                job.counts().failed() == 0 ? List.of() : reasons.apply(job.id()));
    }

    /// A job in a list: without why its items failed.
    public ShownJob listed(JobView job) {
        return ShownJob.of(job, kinds.request(job, Set.of()), List.of());
    }

    /// What of a job's request is shown only when it is asked for.
    public Set<String> expandable(JobView job) {
        return kinds.named(job.kind()).map(JobKind::expandable).orElse(Set.of());
    }

    /// The path at which a job's results are, when it has any.
    public Optional<String> results(JobView job) {
        return kinds.named(job.kind()).flatMap(kind -> kind.results(job.id()));
    }
}
