package bellwether.platform.jobs.engine;

import bellwether.platform.jobs.JobId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;

/// Outcomes whose job cannot end because of a fault, put aside so that they keep no other job from
/// being stored. They are tried again after a pause that doubles. For one thread.
final class FailedEnds {
    private static final Duration FIRST = Duration.ofSeconds(1);
    private static final Duration LONGEST = Duration.ofMinutes(1);

    private final LongSupplier nanoTime;
    private final Map<JobId, Aside> aside = new LinkedHashMap<>();
    private final Map<JobId, Duration> pauses = new LinkedHashMap<>();

    private record Aside(List<FinishedItem> items, long due) {}

    FailedEnds(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
    }

    /// Puts outcomes of a job aside, with those that are so already.
    ///
    /// @return for how long
    Duration add(JobId job, List<FinishedItem> items) {
        Duration pause =
                pauses.merge(job, FIRST, (before, _) -> min(before.multipliedBy(2), LONGEST));
        List<FinishedItem> all = new ArrayList<>();
        Aside before = aside.get(job);
        if (before != null) {
            all.addAll(before.items());
        }
        all.addAll(items);
        aside.put(job, new Aside(all, nanoTime.getAsLong() + pause.toNanos()));
        return pause;
    }

    private static Duration min(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }

    /// The outcomes of a job whose pause is over, which are not aside any more; else none.
    List<FinishedItem> due() {
        for (Iterator<Aside> all = aside.values().iterator(); all.hasNext(); ) {
            Aside next = all.next();
            if (nanoTime.getAsLong() - next.due() >= 0) {
                all.remove();
                return next.items();
            }
        }
        return List.of();
    }

    /// These were stored: a later fault of their jobs is a new one.
    void stored(List<FinishedItem> items) {
        if (!pauses.isEmpty()) {
            items.forEach(item -> pauses.remove(item.claimed().job()));
        }
    }
}
