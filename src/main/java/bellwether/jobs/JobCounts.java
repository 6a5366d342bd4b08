package bellwether.jobs;

import java.util.EnumMap;
import java.util.Map;

/// What the engine of this process has done since its start.
public record JobCounts(Map<Count, Long> all) {
    public JobCounts {
        all = java.util.Collections.unmodifiableMap(new EnumMap<>(all));
    }

    public long of(Count count) {
        return all.getOrDefault(count, 0L);
    }
}
