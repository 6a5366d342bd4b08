package bellwether.frontend.legacy;

import bellwether.platform.jobs.ItemCounts;
import bellwether.platform.jobs.JobView;
import java.time.Duration;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToIntFunction;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// How far the analyses of an owner are: the sum over the jobs that go on, or the newest job of the
/// last hour when none does.
///
/// @param completed items that were tried to their end
/// @param percentage of the total, rounded down to a tenth
/// @param estimatedTimeRemaining seconds at the measured rates; null when that is not known
/// @param pending items that have not ended
/// @param activeCount jobs that go on
/// @param jobs those, and the others of the last hour, the newest first
record OlderProgress(
        boolean isAnalyzing,
        int total,
        int completed,
        double percentage,
        @Nullable Double estimatedTimeRemaining,
        int pending,
        int failed,
        int successful,
        int activeCount,
        List<OlderJob> jobs) {
    /// @param recent the jobs of the last hour, the newest first
    static OlderProgress of(List<JobView> active, List<JobView> recent) {
        List<JobView> counted =
                active.isEmpty() ? recent.stream().limit(1).toList() : List.copyOf(active);
        int total = sum(counted, ItemCounts::total);
        int completed = sum(counted, ItemCounts::ended);
        return new OlderProgress(
                !active.isEmpty(),
                total,
                completed,
                total == 0 ? 0 : Math.floor(1_000.0 * completed / total) / 10,
                longest(active).map(left -> left.toMillis() / 1e3).orElse(null),
                sum(counted, ItemCounts::remaining),
                sum(counted, ItemCounts::failed),
                sum(counted, ItemCounts::done),
                active.size(),
                shown(active, recent));
    }

    private static int sum(List<JobView> jobs, ToIntFunction<ItemCounts> count) {
        return jobs.stream().map(JobView::counts).mapToInt(count).sum();
    }

    /// Jobs share the workers, and their rates are measured while they do, so the last of them to
    /// end tells; nothing while one of them has no rate.
    private static Optional<Duration> longest(List<JobView> active) {
        return active.stream().allMatch(job -> job.eta().isPresent())
                ? active.stream().flatMap(job -> job.eta().stream()).max(Comparator.naturalOrder())
                : Optional.empty();
    }

    private static List<OlderJob> shown(List<JobView> active, List<JobView> recent) {
        Map<String, JobView> each = new LinkedHashMap<>();
        Stream.concat(active.stream(), recent.stream())
                .forEach(job -> each.putIfAbsent(job.id().toString(), job));
        return each.values().stream()
                .sorted(Comparator.comparing((JobView job) -> job.times().createdAt()).reversed())
                .map(OlderJob::of)
                .toList();
    }
}
