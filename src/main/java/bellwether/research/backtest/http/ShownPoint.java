package bellwether.research.backtest.http;

import bellwether.platform.base.Json;
import bellwether.research.backtest.RunReport;
import bellwether.research.backtest.doubt.HeadlineFigures;
import bellwether.research.backtest.store.StoredRun;
import java.math.BigDecimal;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A combination of a sweep in answers.
///
/// @param figures null where nothing was run
/// @param undefined why it has no objective
record ShownPoint(
        int run,
        @Nullable String ticker,
        Map<String, BigDecimal> params,
        @Nullable Double objective,
        int trades,
        @Nullable HeadlineFigures figures,
        @Nullable String undefined) {
    static ShownPoint of(StoredRun run) {
        RunReport report = Json.stored(run.report(), RunReport.class);
        return new ShownPoint(
                run.place().n(),
                run.place().ticker(),
                run.place().params(),
                run.figures().objective(),
                run.figures().trades(),
                report.figures(),
                report.undefined());
    }
}
