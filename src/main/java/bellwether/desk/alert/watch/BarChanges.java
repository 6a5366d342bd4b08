package bellwether.desk.alert.watch;

import bellwether.desk.alert.watch.DrillResult.DrillChange;
import bellwether.technical.statistics.ConfidenceInterval;
import bellwether.technical.statistics.HitRate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What followed some bars after so many bars. Those that follow each other sooner share bars: of
/// them one counts for the interval.
final class BarChanges {
    private final int horizon;
    private final List<Double> changes = new ArrayList<>();
    private int apart;
    private int free = Integer.MIN_VALUE;

    /// @param horizon how many bars after
    BarChanges(int horizon) {
        this.horizon = horizon;
    }

    /// @param bar after the bars before
    /// @param change of the close from it, in percent; null where it is not known
    void add(int bar, @Nullable Double change) {
        if (change == null) {
            return;
        }
        changes.add(change);
        if (bar >= free) {
            apart++;
            free = bar + horizon;
        }
    }

    DrillChange summary() {
        if (changes.isEmpty()) {
            return DrillChange.NONE;
        }
        List<Double> sorted = changes.stream().sorted().toList();
        int n = sorted.size();
        double median =
                n % 2 == 1 ? sorted.get(n / 2) : (sorted.get(n / 2 - 1) + sorted.get(n / 2)) / 2;
        double mean = sorted.stream().mapToDouble(Double::doubleValue).sum() / n;
        int up = (int) sorted.stream().filter(change -> change > 0).count();
        ConfidenceInterval bounds =
                new HitRate(up, n, apart)
                        .wilson(ConfidenceInterval.USUAL_LEVEL)
                        .interval()
                        .orElseThrow();
        return new DrillChange(
                n, median, mean, 100.0 * up / n, 100 * bounds.low(), 100 * bounds.high());
    }
}
