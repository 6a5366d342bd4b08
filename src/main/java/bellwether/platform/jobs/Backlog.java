package bellwether.platform.jobs;

import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;

/// What lay in the database at one look.
///
/// @param jobs unfinished jobs by state
/// @param items unfinished items by `ready`, `running`, `waiting` and `held`
/// @param longestWait since the creation of the oldest job that nobody has begun; zero without one
/// @param alive processes that work and were heard of lately
/// @param silent processes that were not, and have not been forgotten yet
public record Backlog(
        Map<JobState, Integer> jobs,
        Map<String, Integer> items,
        Duration longestWait,
        int alive,
        int silent) {
    public Backlog {
        EnumMap<JobState, Integer> copy = new EnumMap<>(JobState.class);
        copy.putAll(jobs);
        jobs = java.util.Collections.unmodifiableMap(copy);
        items = Map.copyOf(items);
    }
}
