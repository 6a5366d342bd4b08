package bellwether.research.backtest.http;

import bellwether.platform.base.Json;
import bellwether.research.backtest.RunReport;
import bellwether.research.backtest.doubt.HeadlineFigures;
import bellwether.research.backtest.store.StoredRun;
import bellwether.research.backtest.sweep.SessionSpan;
import bellwether.research.backtest.sweep.SweepScore;
import bellwether.research.backtest.sweep.WindowResult;
import bellwether.research.backtest.sweep.WindowTest;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A window of a walk-forward in answers.
///
/// @param window its number, from 1
/// @param params that were best in training; null where none could be chosen
/// @param figures of the test
/// @param undefined why no parameters were chosen, or a figure is absent
record ShownWindow(
        int run,
        @Nullable String ticker,
        int window,
        SessionSpan trained,
        SessionSpan tested,
        boolean shorter,
        int combinations,
        @Nullable Map<String, BigDecimal> params,
        Objectives objective,
        @Nullable HeadlineFigures figures,
        @Nullable String undefined) {
    /// The objective of the chosen parameters.
    ///
    /// @param train in training
    /// @param test afterwards
    /// @param ratio test ÷ train
    record Objectives(@Nullable Double train, @Nullable Double test, @Nullable Double ratio) {}

    /// Nothing of a run that is no window.
    static Optional<ShownWindow> of(StoredRun run) {
        WindowResult window = Json.stored(run.report(), RunReport.class).window();
        return window == null ? Optional.empty() : Optional.of(of(run, window));
    }

    private static ShownWindow of(StoredRun run, WindowResult result) {
        SweepScore score = result.trainScore();
        WindowTest test = result.test();
        return new ShownWindow(
                run.place().n(),
                run.place().ticker(),
                result.window().number() + 1,
                result.window().train(),
                result.window().test(),
                result.window().shorter(),
                result.combinations(),
                result.params(),
                new Objectives(
                        score == null ? null : score.objective(),
                        result.testObjective(),
                        result.ratio()),
                test == null ? null : HeadlineFigures.of(test.metrics()),
                result.unchosen() == null ? result.undefined() : result.unchosen());
    }
}
