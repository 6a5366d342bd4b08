package bellwether.research.backtest.doubt;

import bellwether.research.backtest.metric.RunMetrics;
import bellwether.trading.execution.MatchingRules;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// A run again with each assumption about the path of prices within a bar at its worst, and at its
/// best. What lies between is not known from bars. A rule may earn more in the worst case: one stop
/// more can keep it out of a greater loss.
///
/// @param assumptions what was changed, in words
public record RunBounds(
        HeadlineFigures usual,
        HeadlineFigures worst,
        HeadlineFigures best,
        List<Difference> differences,
        List<String> assumptions) {
    private static final List<String> ASSUMPTIONS =
            List.of(
                    "limits fill when the price goes through them (worst) or touches them (best)",
                    "a bar that reaches stop and target reaches the stop first (worst) or the target first (best)",
                    "in the bar of a stop entry the stop is reached if it can have been (worst) or if the close proves it (best)",
                    "in the bar of a limit entry the target needs the close as proof (worst) or the bar's extreme (best)",
                    "a trail follows to the bar's extreme and is reached by the rest of the bar (worst), or has followed before it is reached (best)");

    /// One figure of the three runs; null where it is undefined.
    ///
    /// @param difference best less worst; null where one of them is undefined
    public record Difference(
            String figure,
            @Nullable Double usual,
            @Nullable Double worst,
            @Nullable Double best,
            @Nullable Double difference) {}

    /// Makes the run three times.
    ///
    /// @param usual the rules of the run
    /// @param runner makes the run with other rules and all else the same
    public static RunBounds of(MatchingRules usual, Function<MatchingRules, RunMetrics> runner) {
        HeadlineFigures asRun = HeadlineFigures.of(runner.apply(usual));
        HeadlineFigures worst = HeadlineFigures.of(runner.apply(usual.worst()));
        HeadlineFigures best = HeadlineFigures.of(runner.apply(usual.best()));
        return new RunBounds(asRun, worst, best, differences(asRun, worst, best), ASSUMPTIONS);
    }

    private static List<Difference> differences(
            HeadlineFigures usual, HeadlineFigures worst, HeadlineFigures best) {
        Map<String, @Nullable Double> low = worst.byName();
        Map<String, @Nullable Double> high = best.byName();
        List<Difference> differences = new ArrayList<>();
        usual.byName()
                .forEach((name, value) -> {
                    Double from = low.get(name);
                    Double to = high.get(name);
                    differences.add(
                            new Difference(
                                    name,
                                    value,
                                    from,
                                    to,
                                    from == null || to == null ? null : to - from));
                });
        return differences;
    }
}
