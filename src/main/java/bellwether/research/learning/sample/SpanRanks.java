package bellwether.research.learning.sample;

import bellwether.research.learning.feature.DateRanks;
import bellwether.research.learning.feature.StepScale;
import java.util.HashMap;
import java.util.Map;

/// How returns rank among those of the same sessions: from the same date to the same other one.
final class SpanRanks {
    private final Map<Long, DateRanks> spans = new HashMap<>();

    private static long key(int date, int end) {
        return (long) date << Integer.SIZE | end;
    }

    void add(int date, int end, double value) {
        spans.computeIfAbsent(key(date, end), _ -> new DateRanks(StepScale.RETURNS, 1))
                .add(0, value);
    }

    /// Ends the counting.
    void sum() {
        spans.values().forEach(DateRanks::sum);
    }

    /// Of the others, the share that is lower; NaN where there are fewer than 20.
    double share(int date, int end, double value) {
        DateRanks ranks = spans.get(key(date, end));
        return ranks == null ? Double.NaN : ranks.share(0, value);
    }
}
