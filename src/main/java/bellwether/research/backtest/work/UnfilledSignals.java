package bellwether.research.backtest.work;

import bellwether.research.backtest.RunOrder;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/// Why signals became no positions, for runs without a trade.
final class UnfilledSignals {
    private static final String ENTRY = "entry";

    private UnfilledSignals() {}

    /// Counts of signals that were not ordered and of entry orders that did not fill, by why.
    static SortedMap<String, Integer> of(Map<String, Integer> skipped, List<RunOrder> orders) {
        SortedMap<String, Integer> counts = new TreeMap<>(skipped);
        for (RunOrder order : orders) {
            RunOrder.Outcome outcome = order.outcome();
            if (order.purpose().equals(ENTRY) && outcome.filled().signum() == 0) {
                String reason = outcome.reason() == null ? "" : ", " + outcome.reason();
                counts.merge("order " + outcome.state() + reason, 1, Integer::sum);
            }
        }
        return counts;
    }
}
