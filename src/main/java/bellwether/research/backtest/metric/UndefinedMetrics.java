package bellwether.research.backtest.metric;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Which figures of a run are absent, and why.
final class UndefinedMetrics {
    private final SortedMap<String, String> reasons = new TreeMap<>();

    /// The quotient, or nothing where it has no meaning.
    @Nullable Double ratio(String name, double numerator, double denominator, String reason) {
        return denominator > 0
                ? defined(name, numerator / denominator, reason)
                : none(name, reason);
    }

    @Nullable Double defined(String name, double value, String reason) {
        return Double.isFinite(value) ? Double.valueOf(value) : none(name, reason);
    }

    @Nullable Double none(String name, String reason) {
        reasons.putIfAbsent(name, reason);
        return null;
    }

    /// All of them, once no more are found.
    SortedMap<String, String> reasons() {
        return Collections.unmodifiableSortedMap(reasons);
    }
}
