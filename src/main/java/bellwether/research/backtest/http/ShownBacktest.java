package bellwether.research.backtest.http;

import bellwether.platform.base.Json;
import bellwether.platform.jobs.ShownJob;
import bellwether.research.backtest.BacktestResult;
import bellwether.research.backtest.store.BacktestDao;
import bellwether.research.backtest.store.StoredRun;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A backtest in answers.
///
/// @param result what is known once all runs have ended; null before
/// @param runs the first of them, of a sweep the best
record ShownBacktest(
        @JsonUnwrapped ShownJob job,
        @Nullable BacktestResult result,
        @Nullable String dataHash,
        @Nullable String fingerprint,
        @Nullable Instant completedAt,
        List<ShownRun> runs) {
    static ShownBacktest of(
            ShownJob job, Optional<BacktestDao.Completed> completed, List<StoredRun> runs) {
        BacktestResult result =
                completed
                        .map(BacktestDao.Completed::result)
                        .map(json -> Json.stored(json, BacktestResult.class))
                        .orElse(null);
        return new ShownBacktest(
                job,
                result,
                completed.map(BacktestDao.Completed::dataHash).orElse(null),
                completed.map(BacktestDao.Completed::fingerprint).orElse(null),
                completed.map(BacktestDao.Completed::completedAt).orElse(null),
                runs.stream().map(run -> ShownRun.of(run, Optional.ofNullable(result))).toList());
    }
}
