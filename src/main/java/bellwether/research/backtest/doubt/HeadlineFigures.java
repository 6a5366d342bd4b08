package bellwether.research.backtest.doubt;

import bellwether.research.backtest.metric.RunMetrics;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// The figures by which runs are compared. Fractions: 0.1 is 10 %.
///
/// @param maximumDrawdown as 0 or more
/// @param undefined why a figure is absent, by its name
public record HeadlineFigures(
        double finalEquity,
        double total,
        @Nullable Double cagr,
        @Nullable Double volatility,
        @Nullable Double sharpe,
        @Nullable Double sortino,
        double maximumDrawdown,
        int trades,
        @Nullable Double winRate,
        @Nullable Double profitFactor,
        double costs,
        SortedMap<String, String> undefined) {
    private static final Set<String> MAY_LACK =
            Set.of("cagr", "volatility", "sharpe", "sortino", "win_rate", "profit_factor");

    /// Those of a run.
    public static HeadlineFigures of(RunMetrics metrics) {
        return new HeadlineFigures(
                metrics.returns().finalEquity(),
                metrics.returns().total(),
                metrics.returns().cagr(),
                metrics.returns().volatility(),
                metrics.ratios().sharpe(),
                metrics.ratios().sortino(),
                metrics.drawdown().maximum(),
                metrics.trades().count(),
                metrics.trades().winRate(),
                metrics.trades().profitFactor(),
                metrics.costs().total(),
                own(metrics.undefined()));
    }

    private static SortedMap<String, String> own(SortedMap<String, String> reasons) {
        SortedMap<String, String> own = new TreeMap<>(reasons);
        own.keySet().retainAll(MAY_LACK);
        return own;
    }

    /// By name, in order; null where one is undefined.
    Map<String, @Nullable Double> byName() {
        Map<String, @Nullable Double> figures = new LinkedHashMap<>();
        figures.put("final_equity", finalEquity);
        figures.put("total", total);
        figures.put("cagr", cagr);
        figures.put("volatility", volatility);
        figures.put("sharpe", sharpe);
        figures.put("sortino", sortino);
        figures.put("maximum_drawdown", maximumDrawdown);
        figures.put("trades", (double) trades);
        figures.put("win_rate", winRate);
        figures.put("profit_factor", profitFactor);
        figures.put("costs", costs);
        return figures;
    }
}
