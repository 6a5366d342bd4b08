package bellwether.research.backtest.report;

import org.jspecify.annotations.Nullable;

/// A run's equity, and what it is held against, in money at each session's close.
///
/// @param equity from the first deciding bar on
/// @param hold buy and hold from the same bar with the same cash; absent where there is none
/// @param chance random entries; absent where none were drawn
public record SheetCurves(
        DatedCurve equity, @Nullable DatedCurve hold, @Nullable ChanceBand chance) {
    /// Quantiles of the equity of random entries with as many trades, holding bars and costs: at
    /// each close, or with one value each at the end only.
    ///
    /// @param level of the band, such as 0.9: from its 5 % to its 95 % quantile
    public record ChanceBand(
            int draws, double level, DatedCurve low, DatedCurve median, DatedCurve high) {
        boolean isAtEndOnly() {
            return low.count() == 1;
        }
    }
}
