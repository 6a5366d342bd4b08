package bellwether.jobs;

import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;

/// Counts what the engine of this process does.
final class Counts {
    private final Map<Count, LongAdder> adders = new EnumMap<>(Count.class);

    Counts() {
        for (Count count : Count.values()) {
            adders.put(count, new LongAdder());
        }
    }

    void add(Count count, long by) {
        if (by != 0) {
            of(count).add(by);
        }
    }

    JobCounts all() {
        Map<Count, Long> all = new EnumMap<>(Count.class);
        adders.forEach((count, adder) -> all.put(count, adder.sum()));
        return new JobCounts(all);
    }

    private LongAdder of(Count count) {
        return java.util.Objects.requireNonNull(adders.get(count));
    }
}
