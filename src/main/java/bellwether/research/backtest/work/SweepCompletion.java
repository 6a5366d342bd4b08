package bellwether.research.backtest.work;

import bellwether.platform.jobs.JobId;
import bellwether.research.backtest.BacktestResult.Ranked;
import bellwether.research.backtest.BacktestResult.SweepSummary;
import bellwether.research.backtest.spec.BacktestSpec;
import bellwether.research.backtest.store.RunFigures;
import bellwether.research.backtest.store.RunSummaryDao;
import bellwether.research.backtest.sweep.Sweep;
import bellwether.research.backtest.sweep.SweepGrid;
import bellwether.research.backtest.sweep.SweepHeatMap;
import bellwether.research.backtest.sweep.SweepRanking;
import bellwether.research.backtest.sweep.SweepScore;
import java.util.ArrayList;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/// Puts the pieces of a sweep together.
final class SweepCompletion {
    private static final int MOST_CELLS = 10_000;

    private final RuleDesk desk;
    private final RunSummaryDao summaries = new RunSummaryDao();

    SweepCompletion(RuleDesk desk) {
        this.desk = desk;
    }

    /// Ranks all combinations.
    SweepSummary of(Handle h, JobId job, BacktestSpec spec) {
        SweepGrid grid = RuleDesk.grid(spec, desk.of(spec).known(spec.rules().getFirst()));
        List<List<SweepScore>> symbols = new ArrayList<>();
        for (int i = 0; i < spec.symbols().tickers().size(); i++) {
            symbols.add(new ArrayList<>());
        }
        for (RunSummaryDao.Score score : summaries.scores(h, job)) {
            symbols.get(score.n() / grid.size())
                    .add(score(grid.number(score.n() % grid.size()), score));
        }
        symbols.removeIf(List::isEmpty); // of symbols whose runs all failed
        SweepRanking ranking =
                symbols.size() == 1
                        ? SweepRanking.of(grid, symbols.getFirst())
                        : SweepRanking.across(grid, symbols);
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

    /// How many combinations are run over each symbol.
    int combinations(BacktestSpec spec) {
        return RuleDesk.grid(spec, desk.of(spec).known(spec.rules().getFirst())).size();
    }

    private static SweepScore score(int number, RunSummaryDao.Score stored) {
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
        List<Integer> sizes =
                ranking.grid().params().values().stream()
                        .map(List::size)
                        .filter(size -> size > 1)
                        .toList();
        boolean isLarge = sizes.size() > 1 && (long) sizes.get(0) * sizes.get(1) > MOST_CELLS;
        return names.size() < 2 || isLarge
                ? null
                : SweepHeatMap.of(ranking, names.get(0), names.get(1), SweepHeatMap.Others.AT_BEST);
    }
}
