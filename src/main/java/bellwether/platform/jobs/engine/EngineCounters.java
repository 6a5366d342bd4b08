package bellwether.platform.jobs.engine;

import bellwether.platform.jobs.EngineCounter;
import bellwether.platform.jobs.JobCounts;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;

/// Counts what the engine of this process does.
public final class EngineCounters {
    private final Map<EngineCounter, LongAdder> adders = new EnumMap<>(EngineCounter.class);

    public EngineCounters() {
        for (EngineCounter count : EngineCounter.values()) {
            adders.put(count, new LongAdder());
        }
    }

    public void add(EngineCounter count, long by) {
        if (by != 0) {
            of(count).add(by);
        }
    }

    public JobCounts all() {
        Map<EngineCounter, Long> all = new EnumMap<>(EngineCounter.class);
        adders.forEach((count, adder) -> all.put(count, adder.sum()));
        return new JobCounts(all);
    }

    private LongAdder of(EngineCounter count) {
        return java.util.Objects.requireNonNull(adders.get(count));
    }
}
