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
/// @param params that were best in training; null where none could be chosen
/// @param train objective of the chosen ones in training
/// @param test objective of the same afterwards
/// @param ratio test ÷ train
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
        @Nullable Double train,
        @Nullable Double test,
        @Nullable Double ratio,
        @Nullable HeadlineFigures figures,
        @Nullable String undefined) {
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
                result.window().number(),
                result.window().train(),
                result.window().test(),
                result.window().shorter(),
                result.combinations(),
                result.params(),
                score == null ? null : score.objective(),
                result.testObjective(),
                result.ratio(),
                test == null ? null : HeadlineFigures.of(test.metrics()),
                result.unchosen() == null ? result.undefined() : result.unchosen());
    }
}
