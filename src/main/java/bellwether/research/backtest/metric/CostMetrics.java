package bellwether.research.backtest.metric;

import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// What trading cost.
///
/// @param components by the name of the charge
/// @param gross result before costs
/// @param net result after them
/// @param breakEvenBps extra cost of each side, in hundredths of a percent of its value, at which
///   the net result is 0
public record CostMetrics(
        SortedMap<String, Double> components,
        double total,
        double gross,
        double net,
        @Nullable Double breakEvenBps) {
    /// @param traded value of all fills
    static CostMetrics of(
            SortedMap<String, Double> components,
            double net,
            double traded,
            UndefinedMetrics undefined) {
        double total = 0;
        for (double component : components.values()) {
            total += component;
        }
        return new CostMetrics(
                new TreeMap<>(components),
                total,
                net + total,
                net,
                undefined.ratio("break_even_bps", 10_000 * net, traded, "no trades"));
    }
}
