package bellwether.platform.jobs;

import java.util.EnumMap;
import java.util.Map;

/// What the engine of this process has done since its start.
public record JobCounts(Map<EngineCounter, Long> all) {
    public JobCounts {
        all = java.util.Collections.unmodifiableMap(new EnumMap<>(all));
    }

    public long of(EngineCounter count) {
        return all.getOrDefault(count, 0L);
    }
}
