package bellwether.research.backtest.sweep;

import bellwether.research.backtest.metric.RunMetrics;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/// What came of one window of a walk-forward.
///
/// @param dates of the session before the test, and of each of the test
/// @param benchmark its returns in the test; empty without one
/// @param combinations how many were tried in training, each of them a trial
/// @param params of the best one; null where none could be chosen
/// @param unchosen why none could be
/// @param train figures of the chosen one in training, without a trade that was still open at its
///   end
/// @param trainScore its objective there
/// @param test what it did afterwards
/// @param testObjective null where it is undefined
/// @param ratio test ÷ train; null where that has no meaning
/// @param undefined why the objective of the test or the ratio is absent
public record WindowResult(
        WalkForwardWindow window,
        List<LocalDate> dates,
        List<Double> benchmark,
        int combinations,
        @Nullable SortedMap<String, BigDecimal> params,
        @Nullable String unchosen,
        @Nullable RunMetrics train,
        @Nullable SweepScore trainScore,
        @Nullable WindowTest test,
        @Nullable Double testObjective,
        @Nullable Double ratio,
        @Nullable String undefined) {
    public WindowResult {
        dates = List.copyOf(dates);
        benchmark = List.copyOf(benchmark);
    }
}
