package bellwether.research.backtest.report;

import bellwether.market.bars.Bars;
import bellwether.platform.document.FigureUnit;
import bellwether.research.backtest.ClosedTrade;
import bellwether.research.backtest.metric.Sessions;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/// Tear sheets of runs over random walks, and of runs in which there is little to show.
final class TearSheetExamples {
    private static final SheetAssumptions ASSUMPTIONS =
            new SheetAssumptions(
                    List.of(
                            "Enter long when SMA 20 crosses above SMA 50, at the next open, with 95"
                                    + " % of equity.",
                            "Leave when SMA 20 crosses below SMA 50, at the next open, or at a stop"
                                    + " of 3 ATR."),
                    List.of(
                            "Rules read closes adjusted for splits; orders fill on the prices as"
                                    + " they were.",
                            "Limits fill when the price goes through them. Of stop and target"
                                    + " within one bar the stop comes first."),
                    List.of("us_retail: SEC fee, FINRA TAF, half a spread of 2 bps each side."),
                    List.of("taf: its day of 2025-01-01 was not verified."),
                    "Symbols that were delisted before 2018 are not among the data: results are too"
                            + " good.",
                    "50 bars pass before the first decision.",
                    List.of(
                            "Whether the shares could have been had at these prices in this size.",
                            "What the taxes would have been."));

    private static final SheetOrigin ORIGIN =
            new SheetOrigin(
                    List.of("sp500-5yr.csv, imported 2026-11-02: 1,259 bars of AAPL"),
                    false,
                    "Bellwether 1.0",
                    "5f1c0f7be3a8d9a4c6b2e1f09d8c7b6a5f4e3d2c1b0a9f8e7d6c5b4a39281706",
                    "0a9f8e7d6c5b4a392817065f1c0f7be3a8d9a4c6b2e1f09d8c7b6a5f4e3d2c1b",
                    "./run.sh backtest golden_cross --tickers AAPL --from 2013-02-08 --to"
                            + " 2018-02-07");

    private TearSheetExamples() {}

    static TearSheet sheet(
            SheetHeading.Kind kind, String subject, List<SheetFinding> findings, SheetRun... runs) {
        return new TearSheet(
                heading(kind, subject),
                findings,
                List.of(runs),
                null,
                List.of(),
                ASSUMPTIONS,
                ORIGIN);
    }

    static SheetHeading heading(SheetHeading.Kind kind, String subject) {
        return new SheetHeading(
                kind, "golden_cross", subject, "USD", "01926f3a-7c1e-7b2a-9d3c-5e4f6a7b8c9d");
    }

    static List<SheetFinding> findings() {
        return List.of(
                new SheetFinding(
                        "flat",
                        SheetFinding.Severity.NOTE,
                        "A quarter of the span is without a trade.",
                        0.31,
                        FigureUnit.PERCENT,
                        "Look at the span with trades alone.",
                        null),
                new SheetFinding(
                        "below_hold",
                        SheetFinding.Severity.WARNING,
                        "The Sharpe ratio is below that of buy and hold.",
                        -0.42,
                        FigureUnit.RATIO,
                        "Ask whether the smaller drawdown is worth the difference.",
                        null),
                new SheetFinding(
                        "too_few",
                        SheetFinding.Severity.SERIOUS,
                        "There are fewer than 30 trades: their ratios say little.",
                        11.0,
                        FigureUnit.COUNT,
                        "Run it over more symbols or a longer span.",
                        "AAPL"));
    }

    static TearSheet normal() {
        return sheet(
                SheetHeading.Kind.SINGLE,
                "AAPL",
                findings(),
                ExampleRuns.run("AAPL", ExampleRuns.GOLDEN_CROSS, ExampleRuns.walk(3, 1_259)));
    }

    static TearSheet noTrades() {
        double[] equity = new double[300];
        Arrays.fill(equity, 100_000);
        return sheet(
                SheetHeading.Kind.SINGLE,
                "AAPL",
                List.of(),
                ExampleRuns.run("AAPL", ExampleRuns.sessions(300), equity, List.of(), "no trades"));
    }

    static TearSheet oneTrade() {
        double[] equity = new double[300];
        Arrays.fill(equity, 0, 100, 100_000);
        for (int i = 100; i < 300; i++) {
            equity[i] = i < 140 ? 100_000 + 250 * (i - 100) : 110_000;
        }
        return sheet(
                SheetHeading.Kind.SINGLE,
                "AAPL",
                findings(),
                ExampleRuns.run(
                        "AAPL",
                        ExampleRuns.sessions(300),
                        equity,
                        List.of(ExampleRuns.trade(0, "AAPL", 1)),
                        "1 trade"));
    }

    static TearSheet ruin() {
        double[] equity = new double[260];
        for (int i = 0; i < equity.length; i++) {
            equity[i] = i < 200 ? 100_000 * Math.exp(-0.012 * i) : -2_500;
        }
        List<ClosedTrade> trades =
                List.of(
                        ExampleRuns.trade(0, "AAPL", -1),
                        ExampleRuns.trade(1, "AAPL", -1),
                        ExampleRuns.trade(2, "AAPL", -1));
        return sheet(
                SheetHeading.Kind.SINGLE,
                "AAPL",
                findings(),
                ExampleRuns.run(
                        "AAPL", ExampleRuns.sessions(260), equity, trades, "equity is 0 or less"));
    }

    static TearSheet oneBar() {
        return sheet(
                SheetHeading.Kind.SINGLE,
                "AAPL",
                List.of(),
                ExampleRuns.run(
                        "AAPL",
                        ExampleRuns.sessions(1),
                        new double[] {100_000},
                        List.of(),
                        "one session only"));
    }

    /// A symbol without a price on any day: cash alone, and nothing to hold against it.
    static TearSheet allGaps() {
        double[] equity = new double[40];
        Arrays.fill(equity, 100_000);
        double[] none = new double[40];
        Arrays.fill(none, Double.NaN);
        Sessions sessions = ExampleRuns.sessions(40);
        SheetRun run = ExampleRuns.run("AAPL", sessions, equity, List.of(), "no prices");
        SheetCurves curves =
                new SheetCurves(run.curves().equity(), DatedCurve.of(sessions, none), null);
        return sheet(
                SheetHeading.Kind.SINGLE,
                "AAPL",
                List.of(),
                new SheetRun(
                        run.name(),
                        run.metrics(),
                        curves,
                        List.of(),
                        List.of(new SheetRun.Holding("AAPL", new BigDecimal(10), null)),
                        run.baselines(),
                        run.evidence()));
    }

    static TearSheet manyTrades() {
        return sheet(
                SheetHeading.Kind.SINGLE,
                "AAPL",
                findings(),
                ExampleRuns.run("AAPL", ExampleRuns.QUICK, ExampleRuns.walk(5, 4_000)));
    }

    static TearSheet thirtyYears() {
        return sheet(
                SheetHeading.Kind.SINGLE,
                "^GSPC",
                findings(),
                ExampleRuns.run("^GSPC", ExampleRuns.GOLDEN_CROSS, ExampleRuns.walk(11, 7_560)));
    }

    static TearSheet symbols(int count) {
        List<SheetRun> runs = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            runs.add(
                    ExampleRuns.run(
                            "SYM%02d".formatted(i),
                            ExampleRuns.GOLDEN_CROSS,
                            ExampleRuns.walk(20 + i, 900)));
        }
        return new TearSheet(
                heading(SheetHeading.Kind.SINGLE, count + " symbols"),
                findings(),
                runs,
                null,
                List.of(),
                ASSUMPTIONS,
                ORIGIN);
    }

    static TearSheet compare() {
        Bars bars = ExampleRuns.walk(7, 1_259);
        return sheet(
                SheetHeading.Kind.COMPARE,
                "AAPL",
                findings(),
                ExampleRuns.run("golden_cross 20/50", ExampleRuns.GOLDEN_CROSS, bars),
                ExampleRuns.run(
                        "golden_cross 10/40",
                        ExampleRuns.GOLDEN_CROSS.replace("20", "10").replace("50", "40"),
                        bars),
                ExampleRuns.run("quick", ExampleRuns.QUICK, bars),
                ExampleRuns.run(
                        "golden_cross 50/200",
                        ExampleRuns.GOLDEN_CROSS.replace("50", "200").replace("20'", "50'"),
                        bars));
    }

    static TearSheet sweep() {
        List<SheetSweep.Point> points = new ArrayList<>();
        SplittableRandom random = new SplittableRandom(2);
        for (int fast = 5; fast <= 50; fast += 5) {
            for (int slow = 40; slow <= 200; slow += 20) {
                for (int stop = 2; stop <= 3; stop++) {
                    double bump = Math.exp(-Math.pow((fast - 20) / 12.0, 2));
                    points.add(
                            new SheetSweep.Point(
                                    List.of((double) fast, (double) slow, (double) stop),
                                    fast >= slow
                                            ? null
                                            : bump - slow / 400.0 + 0.2 * random.nextGaussian(),
                                    random.nextInt(60)));
                }
            }
        }
        return new TearSheet(
                heading(SheetHeading.Kind.SWEEP, "AAPL"),
                findings(),
                List.of(
                        ExampleRuns.run(
                                "Best: fast 20, slow 50, stop 2",
                                ExampleRuns.GOLDEN_CROSS,
                                ExampleRuns.walk(3, 1_259))),
                new SheetSweep(
                        List.of("fast", "slow", "stop"),
                        "sharpe",
                        FigureUnit.RATIO,
                        points.size(),
                        points,
                        0.61),
                List.of(),
                ASSUMPTIONS,
                ORIGIN);
    }

    static TearSheet walkForward() {
        List<SheetWindow> windows = new ArrayList<>();
        LocalDate begin = LocalDate.of(2008, 1, 2);
        SplittableRandom random = new SplittableRandom(9);
        for (int i = 0; i < 14; i++) {
            LocalDate from = begin.plusMonths(6L * i);
            boolean none = i == 5;
            windows.add(
                    new SheetWindow(
                            new SheetWindow.Span(from, from.plusMonths(36).minusDays(8)),
                            new SheetWindow.Span(
                                    from.plusMonths(36), from.plusMonths(42).minusDays(1)),
                            none ? "" : "fast %d, slow %d".formatted(10 + i, 50 + 10 * (i % 4)),
                            FigureUnit.RATIO,
                            none ? null : Double.valueOf(1 + 0.2 * random.nextGaussian()),
                            none ? null : Double.valueOf(0.3 + 0.6 * random.nextGaussian()),
                            none ? null : Double.valueOf(0.05 * random.nextGaussian()),
                            none ? 0 : 4 + random.nextInt(9),
                            none ? "no combination had 10 trades in training" : null));
        }
        return new TearSheet(
                heading(SheetHeading.Kind.WALK_FORWARD, "AAPL"),
                findings(),
                List.of(
                        ExampleRuns.run(
                                "Chained test windows",
                                ExampleRuns.GOLDEN_CROSS,
                                ExampleRuns.walk(4, 1_764))),
                null,
                windows,
                ASSUMPTIONS,
                ORIGIN);
    }
}
