package bellwether.research.backtest.http;

import bellwether.platform.base.Json;
import bellwether.platform.jobs.ShownJob;
import bellwether.research.backtest.BacktestResult;
import bellwether.research.backtest.BacktestResult.SweepSummary;
import bellwether.research.backtest.BacktestResult.WalkForwardSummary;
import bellwether.research.backtest.doubt.Finding;
import bellwether.research.backtest.store.BacktestDao;
import bellwether.research.backtest.store.StoredRun;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A backtest in answers.
///
/// @param findings about the backtest as a whole, the worst first; empty before it is completed
/// @param sweep of sweeps only, once they are completed
/// @param walkForward of walk-forwards only, one for each symbol
/// @param trials how many rules and combinations the caller had tried when it was completed
/// @param runs the first of them, of a sweep the best
record ShownBacktest(
        @JsonUnwrapped ShownJob job,
        @Nullable Instant completedAt,
        @Nullable String dataHash,
        @Nullable String fingerprint,
        @Nullable Integer trials,
        List<Finding> findings,
        @Nullable SweepSummary sweep,
        List<WalkForwardSummary> walkForward,
        List<ShownRun> runs) {
    /// @param stored read after the job: a job that was seen before its end has no result yet
    static ShownBacktest of(
            ShownJob job, Optional<BacktestDao.Completed> stored, List<StoredRun> runs) {
        Optional<BacktestDao.Completed> completed = stored.filter(_ -> job.state().terminal());
        Optional<BacktestResult> result =
                completed
                        .map(BacktestDao.Completed::result)
                        .map(json -> Json.stored(json, BacktestResult.class));
        return new ShownBacktest(
                job,
                completed.map(BacktestDao.Completed::completedAt).orElse(null),
                completed.map(BacktestDao.Completed::dataHash).orElse(null),
                completed.map(BacktestDao.Completed::fingerprint).orElse(null),
                result.map(known -> known.owner().count()).orElse(null),
                result.map(BacktestResult::findings).orElse(List.of()),
                result.map(BacktestResult::sweep).orElse(null),
                result.map(BacktestResult::walkForward).orElse(List.of()),
                runs.stream().map(run -> ShownRun.of(run, result)).toList());
    }
}
