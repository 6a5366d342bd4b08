package bellwether.platform.jobs;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A job in the form in which every answer shows it.
///
/// @param request what was asked for, as [JobKind#request] shows it
/// @param failureReasons why items failed, the most frequent reason first
public record ShownJob(
        String id,
        String kind,
        JobState state,
        Object request,
        int priority,
        @JsonUnwrapped ItemCounts counts,
        @JsonUnwrapped JobRate rate,
        @JsonUnwrapped Times times,
        long version,
        List<FailureReason> failureReasons) {

    /// When it was made, begun and ended; null what has not happened yet.
    public record Times(
            Instant createdAt, @Nullable Instant startedAt, @Nullable Instant finishedAt) {}

    static ShownJob of(JobView job, Object request, List<FailureReason> reasons) {
        JobTimes times = job.times();
        return new ShownJob(
                job.id().toString(),
                job.kind(),
                job.state(),
                request,
                job.priority(),
                job.counts(),
                JobRate.of(job),
                new Times(
                        times.createdAt(),
                        times.startedAt().orElse(null),
                        times.finishedAt().orElse(null)),
                job.version(),
                reasons);
    }
}
