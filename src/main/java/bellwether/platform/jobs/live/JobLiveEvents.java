package bellwether.platform.jobs.live;

import bellwether.platform.base.Json;
import bellwether.platform.jobs.ItemCounts;
import bellwether.platform.jobs.JobEndListener;
import bellwether.platform.jobs.JobId;
import bellwether.platform.jobs.JobRate;
import bellwether.platform.jobs.JobState;
import bellwether.platform.jobs.JobView;
import bellwether.platform.jobs.Jobs;
import bellwether.platform.live.LiveEvent;
import bellwether.platform.live.LiveEventType;
import bellwether.platform.live.LiveEvents;
import bellwether.platform.live.ProgressSource;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/// Publishes the ends of jobs, and says which unfinished ones have moved.
public final class JobLiveEvents implements JobEndListener, ProgressSource {
    public static final LiveEventType ENDED = LiveEventType.kept("jobs", "job.ended");
    public static final LiveEventType PROGRESS = LiveEventType.conflated("jobs", "job.progress");

    private final Jobs jobs;
    private Map<JobId, Long> shown = Map.of();

    public JobLiveEvents(Jobs jobs) {
        this.jobs = jobs;
    }

    private record Ended(
            UUID id,
            String kind,
            JobState state,
            @JsonUnwrapped ItemCounts counts,
            Instant createdAt,
            Instant finishedAt) {}

    private record Progress(
            UUID id,
            String kind,
            JobState state,
            @JsonUnwrapped ItemCounts counts,
            @JsonUnwrapped JobRate rate) {}

    @Override
    public void ended(Handle transaction, JobView job) {
        // it only publishes
    }

    @Override
    public void published(Handle transaction, JobView job) {
        LiveEvents.publish(
                transaction,
                ENDED,
                job.owner(),
                new Ended(
                        job.id().value(),
                        job.kind(),
                        job.state(),
                        job.counts(),
                        job.times().createdAt(),
                        job.times().finishedAt().orElseThrow()));
    }

    /// One thread asks.
    @Override
    public List<State> changes(Set<String> owners, Set<String> again) {
        Map<JobId, Long> now = new HashMap<>();
        List<State> changes = new ArrayList<>();
        for (JobView job : jobs.unfinished(owners)) {
            now.put(job.id(), job.version());
            Long before = shown.get(job.id());
            if (before == null || before != job.version() || again.contains(job.owner())) {
                changes.add(new State(job.id().toString(), progress(job)));
            }
        }
        shown = now;
        return changes;
    }

    private static LiveEvent progress(JobView job) {
        return LiveEvent.unkept(
                PROGRESS,
                job.owner(),
                Json.answer(
                        new Progress(
                                job.id().value(),
                                job.kind(),
                                job.state(),
                                job.counts(),
                                JobRate.of(job))));
    }
}
