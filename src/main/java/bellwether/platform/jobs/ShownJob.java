package bellwether.platform.jobs;

import com.fasterxml.jackson.annotation.JsonRawValue;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A job in the form in which every answer shows it.
public record ShownJob(
        String id,
        String kind,
        JobState state,
        @JsonRawValue String params,
        int priority,
        @JsonUnwrapped ItemCounts counts,
        @JsonUnwrapped JobRate rate,
        @JsonUnwrapped Times times,
        long version,
        List<FailureReason> errors) {

    /// When it was made, begun and ended; null what has not happened yet.
    public record Times(
            Instant createdAt, @Nullable Instant startedAt, @Nullable Instant finishedAt) {}

    public static ShownJob of(JobView job, List<FailureReason> errors) {
        JobTimes times = job.times();
        return new ShownJob(
                job.id().toString(),
                job.kind(),
                job.state(),
                job.params(),
                job.priority(),
                job.counts(),
                JobRate.of(job),
                new Times(
                        times.createdAt(),
                        times.startedAt().orElse(null),
                        times.finishedAt().orElse(null)),
                job.version(),
                errors);
    }
}
