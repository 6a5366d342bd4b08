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
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// Jobs of the caller, the newest first.
///
/// @param running those that have not ended
/// @param ended those that ended since
public record MovedJobs(List<ShownJob> running, List<ShownJob> ended) {
    private static final int MOST = 20;

    /// Among so many jobs those are looked for that ended.
    private static final int LOOKED_AT = 200;

    public MovedJobs {
        running = List.copyOf(running);
        ended = List.copyOf(ended);
    }

    static MovedJobs of(Jobs jobs, Actor actor, Instant since) {
        OwnedJobs own = jobs.of(actor);
        List<JobView> running = new ArrayList<>();
        Arrays.stream(JobState.values())
                .filter(state -> !state.terminal())
                .forEach(state -> running.addAll(own.list(of(state), MOST)));
        running.sort(Comparator.comparing((JobView job) -> job.times().createdAt()).reversed());
        List<JobView> ended =
                own.list(JobFilter.ALL, LOOKED_AT).stream()
                        .filter(job ->
                                job.times()
                                        .finishedAt()
                                        .filter(at -> !at.isBefore(since))
                                        .isPresent())
                        .sorted(
                                Comparator.comparing((JobView job) ->
                                                job.times().finishedAt().orElseThrow())
                                        .reversed())
                        .toList();
        return new MovedJobs(shown(jobs, running), shown(jobs, ended));
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
