package bellwether.research.backtest.work;

import bellwether.platform.jobs.JobId;
import bellwether.research.backtest.BacktestResult.Ranked;
import bellwether.research.backtest.BacktestResult.SweepSummary;
import bellwether.research.backtest.spec.BacktestSpec;
import bellwether.research.backtest.store.RunDao;
import bellwether.research.backtest.store.RunFigures;
import bellwether.research.backtest.sweep.Sweep;
import bellwether.research.backtest.sweep.SweepGrid;
import bellwether.research.backtest.sweep.SweepHeatMap;
import bellwether.research.backtest.sweep.SweepRanking;
import bellwether.research.backtest.sweep.SweepScore;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/// Puts the pieces of a sweep together.
final class SweepCompletion {
    private final RuleDesk desk;
    private final RunDao runs = new RunDao();

    SweepCompletion(RuleDesk desk) {
        this.desk = desk;
    }

    /// Ranks all combinations, and keeps the trades of the best of them only.
    SweepSummary of(Handle h, JobId job, BacktestSpec spec) {
        SweepGrid grid = RuleDesk.grid(spec, desk.known(spec.rules().getFirst()));
        List<List<SweepScore>> symbols = new ArrayList<>();
        for (int i = 0; i < spec.symbols().tickers().size(); i++) {
            symbols.add(new ArrayList<>());
        }
        for (RunDao.Score score : runs.scores(h, job)) {
            symbols.get(score.n() / grid.size())
                    .add(score(grid.number(score.n() % grid.size()), score));
        }
        symbols.removeIf(List::isEmpty); // of symbols whose runs all failed
        SweepRanking ranking =
                symbols.size() == 1
                        ? SweepRanking.of(grid, symbols.getFirst())
                        : SweepRanking.across(grid, symbols);
        keepBest(h, job, spec, ranking);
        return new SweepSummary(
                RuleDesk.objective(spec).code(),
                grid.size(),
                grid.isSample(),
                ranking.best(Sweep.KEPT).stream()
                        .map(score ->
                                new Ranked(
                                        grid.values(score.number()),
                                        score.objective(),
                                        score.trades(),
                                        score.undefined()))
                        .toList(),
                ranking.neighbours(),
                heatMap(ranking));
    }

    private void keepBest(Handle h, JobId job, BacktestSpec spec, SweepRanking ranking) {
        SweepGrid grid = ranking.grid();
        Set<Integer> kept = new HashSet<>();
        for (int symbol = 0; symbol < spec.symbols().tickers().size(); symbol++) {
            for (SweepScore score : ranking.best(Sweep.KEPT)) {
                kept.add(symbol * grid.size() + grid.place(score.number()));
            }
        }
        runs.keepOnly(h, job, kept);
    }

    private static SweepScore score(int number, RunDao.Score stored) {
        RunFigures figures = stored.figures();
        return new SweepScore(
                number,
                figures.objective(),
                stored.undefined(),
                figures.sharpe(),
                figures.sessions(),
                figures.trades());
    }

    private static @Nullable SweepHeatMap heatMap(SweepRanking ranking) {
        List<String> names =
                ranking.grid().params().entrySet().stream()
                        .filter(entry -> entry.getValue().size() > 1)
                        .map(entry -> entry.getKey())
                        .toList();
        return names.size() < 2
                ? null
                : SweepHeatMap.of(ranking, names.get(0), names.get(1), SweepHeatMap.Others.AT_BEST);
    }
}
