package bellwether.research.backtest.sweep;

import bellwether.research.backtest.ClosedTrade;
import bellwether.research.backtest.metric.RunMetrics;
import java.math.BigDecimal;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// What came of one combination over one symbol.
///
/// @param params its values
/// @param metrics null where nothing could be decided, or the rule is invalid with these values
/// @param trades of the best of a chunk only; those of others come again by running them
public record SweepPoint(
        SortedMap<String, BigDecimal> params,
        SweepScore score,
        @Nullable RunMetrics metrics,
        @Nullable List<ClosedTrade> trades) {
    public SweepPoint {
        params = Collections.unmodifiableSortedMap(new TreeMap<>(params));
        trades = trades == null ? null : List.copyOf(trades);
    }

    SweepPoint withoutTrades() {
        return new SweepPoint(params, score, metrics, null);
    }
}
