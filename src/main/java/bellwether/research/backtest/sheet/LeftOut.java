package bellwether.research.backtest.sheet;

import bellwether.platform.document.FigureUnit;
import bellwether.platform.jobs.JobId;
import bellwether.research.backtest.RunReport;
import bellwether.research.backtest.metric.RunMetrics;
import bellwether.research.backtest.report.SheetFinding;
import bellwether.research.backtest.spec.BacktestSpec;
import java.util.List;

/// That a tear sheet does not show everything, where that is so.
final class LeftOut {
    /// Runs that a sheet shows.
    static final int MOST_RUNS = 500;

    /// Symbols over which the best combination of a sweep is shown.
    static final int MOST_SYMBOLS = 5;

    /// Trades of a run that a sheet shows.
    static final int MOST_TRADES = 20_000;

    /// Trades of all runs that a sheet shows, as they are held at once.
    static final int MOST_TRADES_OF_ALL = 50_000;

    private LeftOut() {}

    /// @param shown how many runs are
    static List<SheetFinding> runs(JobId job, BacktestSpec spec, int shown) {
        int symbols = spec.symbols().tickers().size();
        return switch (spec.kind()) {
            case SINGLE, COMPARE -> {
                int all = symbols * spec.rules().size();
                yield shown < MOST_RUNS || all <= shown
                        ? List.of()
                        : List.of(
                                note(
                                        "runs_left_out",
                                        "This page shows the first %,d of %,d runs."
                                                .formatted(shown, all),
                                        all,
                                        "Read the others with GET /api/v1/backtests/%s/runs."
                                                .formatted(job)));
            }
            case SWEEP ->
                    symbols <= MOST_SYMBOLS
                            ? List.of()
                            : List.of(
                                    note(
                                            "symbols_left_out",
                                            "This page shows the best combination over the first %,d of %,d symbols."
                                                    .formatted(MOST_SYMBOLS, symbols),
                                            symbols,
                                            "Read the others with GET /api/v1/backtests/%s/grid, and their trades with GET /api/v1/backtests/%s/trades?run=N."
                                                    .formatted(job, job)));
            case PORTFOLIO, WALK_FORWARD -> List.of();
        };
    }

    /// @param shown how many trades are
    static List<SheetFinding> trades(JobId job, String run, RunReport report, int shown) {
        RunMetrics metrics = report.metrics();
        return metrics == null || metrics.trades().count() <= shown || shown == 0
                ? List.of()
                : List.of(
                        note(
                                "trades_left_out",
                                "Charts and tables of trades show the first %,d of %,d trades of %s; all figures are of all."
                                        .formatted(shown, metrics.trades().count(), run),
                                metrics.trades().count(),
                                "Read all of them with GET /api/v1/backtests/%s/trades?format=csv."
                                        .formatted(job)));
    }

    /// Of the runs of whose trades there was no room for any.
    static List<SheetFinding> runsWithoutTrades(JobId job, List<RunOnSheet> runs) {
        int without = (int) runs.stream().filter(LeftOut::isWithoutTrades).count();
        return without == 0
                ? List.of()
                : List.of(
                        note(
                                "trades_of_runs_left_out",
                                "Charts and tables of trades are left out of %,d runs, as this page shows at most %,d trades; all figures are of all."
                                        .formatted(without, MOST_TRADES_OF_ALL),
                                without,
                                "Read their trades with GET /api/v1/backtests/%s/trades?run=N."
                                        .formatted(job)));
    }

    private static boolean isWithoutTrades(RunOnSheet run) {
        RunMetrics metrics = run.report().metrics();
        return metrics != null && metrics.trades().count() > 0 && run.trades().isEmpty();
    }

    private static SheetFinding note(String code, String message, int number, String remedy) {
        return new SheetFinding(
                code,
                SheetFinding.Severity.NOTE,
                message,
                (double) number,
                FigureUnit.COUNT,
                remedy,
                null);
    }
}
