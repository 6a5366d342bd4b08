package bellwether.research.backtest.http;

import bellwether.platform.base.Json;
import bellwether.research.backtest.RunReport;
import bellwether.research.backtest.store.StoredRun;
import java.math.BigDecimal;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A run in answers.
record ShownRun(
        int run,
        String label,
        @Nullable String ticker,
        Map<String, BigDecimal> params,
        int trades,
        @Nullable Double objective,
        String dataHash,
        String fingerprint,
        RunReport report) {
    static ShownRun of(StoredRun stored) {
        return new ShownRun(
                stored.place().n(),
                stored.place().label(),
                stored.place().ticker(),
                stored.place().params(),
                stored.figures().trades(),
                stored.figures().objective(),
                stored.hashes().data(),
                stored.hashes().fingerprint(),
                Json.stored(stored.report(), RunReport.class));
    }
}
