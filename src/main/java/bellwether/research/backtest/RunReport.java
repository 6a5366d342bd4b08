package bellwether.research.backtest;

import bellwether.research.backtest.doubt.CurveIntervals;
import bellwether.research.backtest.doubt.Finding;
import bellwether.research.backtest.doubt.HeadlineFigures;
import bellwether.research.backtest.doubt.RandomEntries;
import bellwether.research.backtest.metric.RunMetrics;
import bellwether.research.backtest.sweep.WindowResult;
import bellwether.technical.statistics.SharpeSample;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What is kept of a run beside its trades, orders and curve.
///
/// @param figures by which runs are compared; null where nothing was run
/// @param metrics all figures; null of combinations that are not among the best
/// @param open what was held at the end
/// @param skipped how often a signal was not ordered, by why
/// @param timesTrue how often each test of the rule was true from the first decision on
/// @param prices null of combinations
/// @param doubts what speaks against the result; null of combinations and windows
/// @param window of walk-forwards only
/// @param link what the chain of the tests takes from a window beside
/// @param undefined why nothing was run
public record RunReport(
        @Nullable HeadlineFigures figures,
        @Nullable RunMetrics metrics,
        List<OpenPosition> open,
        Map<String, Integer> skipped,
        Map<String, Integer> timesTrue,
        @Nullable Prices prices,
        @Nullable Doubts doubts,
        @Nullable WindowResult window,
        @Nullable WindowLink link,
        @Nullable String undefined) {
    public RunReport {
        open = List.copyOf(open);
    }

    /// Held at the end and valued at the last close.
    ///
    /// @param quantity of shares, negative for a short
    /// @param price in the symbol's price unit
    public record OpenPosition(String ticker, BigDecimal quantity, double price) {}

    /// What a run read.
    ///
    /// @param first day of its bars
    /// @param deciding the first day on which anything could be decided
    /// @param currency of its money
    /// @param costs the name of the costs
    public record Prices(
            LocalDate first,
            LocalDate deciding,
            LocalDate last,
            int bars,
            String currency,
            String costs,
            List<String> sources,
            boolean synthetic) {}

    /// What the chained tests of a walk-forward take from one of its windows.
    ///
    /// @param doubtful bars inside trades of the test, in words
    /// @param splits suspected ones inside them, in words
    /// @param optimistic what fills better than it would, in words
    /// @param hold equity of buy and hold from the session before the test to the end of the
    ///   history; of the first window only
    /// @param holdCosts what buying cost
    public record WindowLink(
            List<String> doubtful,
            List<String> splits,
            List<String> optimistic,
            List<Double> hold,
            double holdCosts) {
        public WindowLink {
            doubtful = List.copyOf(doubtful);
            splits = List.copyOf(splits);
            optimistic = List.copyOf(optimistic);
            hold = List.copyOf(hold);
        }
    }

    /// What speaks against a result, as far as the run alone can say it.
    ///
    /// @param baselines buy and hold, and the index that was asked for
    /// @param chance the same trades at random times
    /// @param intervals of figures, by the bootstrap
    /// @param sample what the certainty of the Sharpe ratio depends on; null where it is undefined
    /// @param findings the worst first, without those that depend on the count of trials
    public record Doubts(
            List<Baseline> baselines,
            @Nullable RandomEntries chance,
            @Nullable CurveIntervals intervals,
            @Nullable SharpeSample sample,
            List<Finding> findings) {
        public Doubts {
            baselines = List.copyOf(baselines);
            findings = List.copyOf(findings);
        }
    }

    /// What the money could have done beside.
    ///
    /// @param name `hold` or the ticker of an index
    /// @param missing sessions of the run on which it had no price and kept its last one
    /// @param undefined why there are no figures
    public record Baseline(
            String name,
            @Nullable HeadlineFigures figures,
            int missing,
            @Nullable String undefined) {}
}
