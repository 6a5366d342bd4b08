package bellwether.desk.overview.today;

import bellwether.platform.base.Actor;
import bellwether.platform.jobs.JobFilter;
import bellwether.platform.jobs.JobState;
import bellwether.platform.jobs.JobView;
import bellwether.platform.jobs.Jobs;
import bellwether.platform.jobs.OwnedJobs;
import bellwether.platform.jobs.ShownJob;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// Jobs of the caller, the newest first.
///
/// @param running those that have not ended
/// @param ended those that ended since
/// @param moreRunning how many others run
/// @param moreEnded how many others ended since
/// @param atLeast whether there may be more of them still, as only so many are looked at
public record MovedJobs(
        List<ShownJob> running,
        List<ShownJob> ended,
        int moreRunning,
        int moreEnded,
        boolean atLeast) {
    private static final int MOST = 20;

    /// Among so many jobs those are looked for that ended, and so many of each state that run.
    private static final int LOOKED_AT = 200;

    public MovedJobs {
        running = List.copyOf(running);
        ended = List.copyOf(ended);
    }

    static MovedJobs of(Jobs jobs, Actor actor, Instant since) {
        OwnedJobs own = jobs.of(actor);
        List<JobView> running = new ArrayList<>();
        boolean isCut = false;
        for (JobState state : JobState.values()) {
            if (!state.terminal()) {
                List<JobView> some = own.list(of(state), LOOKED_AT);
                isCut |= some.size() == LOOKED_AT;
                running.addAll(some);
            }
        }
        running.sort(Comparator.comparing((JobView job) -> job.times().createdAt()).reversed());
        List<JobView> newest = own.list(JobFilter.ALL, LOOKED_AT);
        List<JobView> ended = ended(newest, since);
        return new MovedJobs(
                shown(jobs, running),
                shown(jobs, ended),
                Math.max(0, running.size() - MOST),
                Math.max(0, ended.size() - MOST),
                isCut || newest.size() == LOOKED_AT);
    }

    private static List<JobView> ended(List<JobView> newest, Instant since) {
        return newest.stream()
                .filter(job ->
                        job.times().finishedAt().filter(at -> !at.isBefore(since)).isPresent())
                .sorted(
                        Comparator.comparing(
                                        (JobView job) -> job.times().finishedAt().orElseThrow())
                                .reversed())
                .toList();
    }

    private static JobFilter of(JobState state) {
        return new JobFilter(
                Optional.empty(),
                Optional.of(state),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    private static List<ShownJob> shown(Jobs jobs, List<JobView> some) {
        return some.stream().limit(MOST).map(jobs.display()::listed).toList();
    }
}
