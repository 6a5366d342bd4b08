package bellwether.platform.jobs;

import bellwether.platform.jobs.engine.ClaimedItem;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// What jobs and items should look like, kept in memory.
final class Model {
    enum Place {
        READY,
        RUNNING,
        WAITING,
        HELD,
        DONE,
        FAILED,
        CANCELLED
    }

    static final class Job {
        JobState state = JobState.QUEUED;
        boolean begun;
        final Map<Integer, Place> items = new TreeMap<>();

        long count(Place place) {
            return items.values().stream().filter(p -> p == place).count();
        }

        void move(Place from, Place to) {
            items.replaceAll((_, place) -> place == from ? to : place);
        }

        void settle() {
            boolean over = items.values().stream().allMatch(p -> p.compareTo(Place.DONE) >= 0);
            if (over && !state.terminal()) {
                state =
                        state == JobState.CANCELLING
                                ? JobState.CANCELLED
                                : count(Place.DONE) == 0 ? JobState.FAILED : JobState.COMPLETED;
            }
        }
    }

    final Map<JobId, Job> jobs = new HashMap<>();
    final List<JobId> order = new ArrayList<>();

    Job job(JobId id) {
        return java.util.Objects.requireNonNull(jobs.get(id), id::toString);
    }

    void create(JobId id, int items) {
        Job job = new Job();
        for (int i = 0; i < items; i++) {
            job.items.put(i, Place.READY);
        }
        jobs.put(id, job);
        order.add(id);
    }

    Place place(ClaimedItem claimed) {
        return job(claimed.job()).items.getOrDefault(claimed.item().seq(), Place.CANCELLED);
    }

    void put(ClaimedItem claimed, Place place) {
        job(claimed.job()).items.put(claimed.item().seq(), place);
    }

    /// One line for each job, to be compared with what the tables say.
    List<String> picture() {
        return order.stream()
                .map(id -> {
                    Job job = job(id);
                    return "%s %d %d %d | %d %d %d %d"
                            .formatted(
                                    job.state.word(),
                                    job.count(Place.DONE),
                                    job.count(Place.FAILED),
                                    job.count(Place.CANCELLED),
                                    job.count(Place.READY),
                                    job.count(Place.RUNNING),
                                    job.count(Place.WAITING),
                                    job.count(Place.HELD));
                })
                .toList();
    }

    static final String PICTURE =
            """
            select j.state || ' ' || j.done || ' ' || j.failed || ' ' || j.cancelled || ' | '
              || count(*) filter (where i.state = 'ready') || ' ' || count(*) filter (where i.state = 'running')
              || ' ' || count(*) filter (where i.state = 'waiting') || ' ' || count(*) filter (where i.state = 'held')
            from job j left join work_item i on i.job_id = j.id
            group by j.id, j.state, j.done, j.failed, j.cancelled, j.created_at order by j.created_at
            """;
}
