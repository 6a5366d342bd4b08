package bellwether.platform.ops;

import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.LongAdder;
import org.slf4j.event.Level;

/// How often the log was written to, by level.
final class LogCounts {
    private final Map<Level, LongAdder> adders = new EnumMap<>(Level.class);

    LogCounts() {
        for (Level level : Level.values()) {
            adders.put(level, new LongAdder());
        }
    }

    void add(Level level) {
        Objects.requireNonNull(adders.get(level)).increment();
    }

    long of(Level level) {
        return Objects.requireNonNull(adders.get(level)).sum();
    }
}
