package bellwether.research.backtest.sweep;

import bellwether.research.backtest.ClosedTrade;
import bellwether.research.backtest.metric.RunMetrics;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The tests of a walk-forward, chained: each window goes on with what those before it made of the
/// cash, and its amounts are scaled by that. Where no parameters were chosen the money lay idle.
///
/// @param dates of the session before the first test, and of each test session
/// @param equity at the close of each of those
/// @param trades of all tests, scaled as their window is
/// @param metrics of the chain
/// @param unchosen windows without parameters
/// @param lastSessions of the last test where it is shorter than the others; null where it is not
/// @param trainObjective the mean of the chosen ones' objectives in training; null without any
/// @param testObjective of the chain; null where it is undefined
/// @param ratio test ÷ train; null where that has no meaning
/// @param fadesOut whether the ratio is below a half; null where it has none
/// @param undefined why the objective of the tests or the ratio is absent
public record WalkForwardResult(
        List<LocalDate> dates,
        List<Double> equity,
        List<ClosedTrade> trades,
        RunMetrics metrics,
        int unchosen,
        @Nullable Integer lastSessions,
        @Nullable Double trainObjective,
        @Nullable Double testObjective,
        @Nullable Double ratio,
        @Nullable Boolean fadesOut,
        @Nullable String undefined) {
    /// Below it what was found in training fades out afterwards.
    public static final double LEAST_RATIO = 0.5;

    public WalkForwardResult {
        dates = List.copyOf(dates);
        equity = List.copyOf(equity);
        trades = List.copyOf(trades);
    }
}
