package bellwether.research.backtest.report;

import bellwether.market.bars.Bars;
import bellwether.market.symbols.Timeframe;
import bellwether.platform.base.Json;
import bellwether.research.backtest.ClosedTrade;
import bellwether.research.backtest.TradeDirection;
import bellwether.research.backtest.TradeExit;
import bellwether.research.backtest.metric.EquityCurve;
import bellwether.research.backtest.metric.RunMetrics;
import bellwether.research.backtest.metric.Sessions;
import bellwether.research.backtest.run.RunTerms;
import bellwether.research.backtest.run.SymbolResult;
import bellwether.research.backtest.run.SymbolRun;
import bellwether.trading.execution.CostPresets;
import bellwether.trading.execution.ExecutionSettings;
import bellwether.trading.execution.InstrumentTerms;
import bellwether.trading.execution.PositionKey;
import bellwether.trading.rules.Rule;
import bellwether.trading.rules.RuleColumns;
import bellwether.trading.rules.RuleFields;
import bellwether.trading.rules.RuleHistory;
import bellwether.trading.rules.RuleReader;
import bellwether.trading.rules.RuleSignals;
import bellwether.trading.rules.SuppliedColumns;
import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.TreeMap;

/// Tear sheets of runs over random walks, and of runs in which there is little to show.
final class TearSheetExamples {
    static final String GOLDEN_CROSS =
            """
            {'name':'golden_cross',
             'long':{'enter':{'crosses_above':['SMA_20','SMA_50']},
              'exit':{'crosses_below':['SMA_20','SMA_50']},'size':{'percent':95},
              'stop':{'atr':3}}}
            """;

    static final String QUICK =
            """
            {'name':'quick',
             'long':{'enter':{'crosses_above':['SMA_2','SMA_4']},
              'exit':{'crosses_below':['SMA_2','SMA_4']},'size':{'percent':95},
              'stop':{'percent':2},'target':{'reward_risk':2}}}
            """;

    private static final SheetAssumptions ASSUMPTIONS =
            new SheetAssumptions(
                    List.of(
                            "Enter long when SMA 20 crosses above SMA 50, at the next open, with 95 % of equity.",
                            "Leave when SMA 20 crosses below SMA 50, at the next open, or at a stop of 3 ATR."),
                    List.of(
                            "Rules read closes adjusted for splits; orders fill on the prices as they were.",
                            "Limits fill when the price goes through them. Of stop and target within one bar the stop comes first."),
                    List.of("us_retail: SEC fee, FINRA TAF, half a spread of 2 bps each side."),
                    List.of("taf: its day of 2025-01-01 was not verified."),
                    "Symbols that were delisted before 2018 are not among the data: results are too good.",
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
                    "./run.sh backtest golden_cross --tickers AAPL --from 2013-02-08 --to 2018-02-07");

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
                run("AAPL", GOLDEN_CROSS, walk(3, 1_259)));
    }

    static TearSheet noTrades() {
        double[] equity = new double[300];
        Arrays.fill(equity, 100_000);
        return sheet(
                SheetHeading.Kind.SINGLE,
                "AAPL",
                List.of(),
                run("AAPL", sessions(300), equity, List.of(), "no trades"));
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
                run("AAPL", sessions(300), equity, List.of(trade(0, "AAPL", 1)), "1 trade"));
    }

    static TearSheet ruin() {
        double[] equity = new double[260];
        for (int i = 0; i < equity.length; i++) {
            equity[i] = i < 200 ? 100_000 * Math.exp(-0.012 * i) : -2_500;
        }
        List<ClosedTrade> trades =
                List.of(trade(0, "AAPL", -1), trade(1, "AAPL", -1), trade(2, "AAPL", -1));
        return sheet(
                SheetHeading.Kind.SINGLE,
                "AAPL",
                findings(),
                run("AAPL", sessions(260), equity, trades, "equity is 0 or less"));
    }

    static TearSheet oneBar() {
        return sheet(
                SheetHeading.Kind.SINGLE,
                "AAPL",
                List.of(),
                run("AAPL", sessions(1), new double[] {100_000}, List.of(), "one session only"));
    }

    /// A symbol without a price on any day: cash alone, and nothing to hold against it.
    static TearSheet allGaps() {
        double[] equity = new double[40];
        Arrays.fill(equity, 100_000);
        double[] none = new double[40];
        Arrays.fill(none, Double.NaN);
        Sessions sessions = sessions(40);
        SheetRun run = run("AAPL", sessions, equity, List.of(), "no prices");
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
                SheetHeading.Kind.SINGLE, "AAPL", findings(), run("AAPL", QUICK, walk(5, 4_000)));
    }

    static TearSheet thirtyYears() {
        return sheet(
                SheetHeading.Kind.SINGLE,
                "^GSPC",
                findings(),
                run("^GSPC", GOLDEN_CROSS, walk(11, 7_560)));
    }

    static TearSheet symbols(int count) {
        List<SheetRun> runs = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            runs.add(run("SYM%02d".formatted(i), GOLDEN_CROSS, walk(20 + i, 900)));
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
        Bars bars = walk(7, 1_259);
        return sheet(
                SheetHeading.Kind.COMPARE,
                "AAPL",
                findings(),
                run("golden_cross 20/50", GOLDEN_CROSS, bars),
                run("golden_cross 10/40", GOLDEN_CROSS.replace("20", "10").replace("50", "40"), bars),
                run("quick", QUICK, bars),
                run("golden_cross 50/200", GOLDEN_CROSS.replace("50", "200").replace("20'", "50'"), bars));
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
                List.of(run("Best: fast 20, slow 50, stop 2", GOLDEN_CROSS, walk(3, 1_259))),
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
                            none ? null : Double.valueOf(1 + 0.2 * random.nextGaussian()),
                            none ? null : Double.valueOf(0.3 + 0.6 * random.nextGaussian()),
                            none ? null : Double.valueOf(0.05 * random.nextGaussian()),
                            none ? 0 : 4 + random.nextInt(9),
                            none ? "no combination had 10 trades in training" : null));
        }
        return new TearSheet(
                heading(SheetHeading.Kind.WALK_FORWARD, "AAPL"),
                findings(),
                List.of(run("Chained test windows", GOLDEN_CROSS, walk(4, 1_764))),
                null,
                windows,
                ASSUMPTIONS,
                ORIGIN);
    }

    /// A rule over bars, with buy and hold and a band of chance beside it.
    static SheetRun run(String name, String ruleText, Bars bars) {
        RuleReader.Result read =
                new RuleReader(RuleFields.standard())
                        .read(Json.stored(ruleText.replace('\'', '"'), JsonNode.class), "");
        Rule rule = read.rule().orElseThrow();
        RuleColumns columns =
                new RuleColumns(
                        RuleHistory.of(bars, Timeframe.DAY),
                        RuleFields.standard(),
                        SuppliedColumns.NONE);
        SymbolResult result =
                SymbolRun.of(
                        new RuleSignals(rule, columns),
                        new RunTerms(
                                new PositionKey("sheet", name),
                                ExecutionSettings.usual("USD"),
                                InstrumentTerms.of(
                                        name, "USD", CostPresets.read().plan("us_retail")),
                                new BigDecimal(100_000),
                                List.of()));
        int from = Math.min(result.firstDecision(), bars.size() - 1);
        int n = bars.size() - from;
        int[] days = new int[n];
        double[] hold = new double[n];
        for (int i = 0; i < n; i++) {
            days[i] = (int) (bars.time()[from + i] / 86_400);
            hold[i] = 100_000 * bars.close()[from + i] / bars.close()[from];
        }
        Sessions sessions = new Sessions(days, Sessions.EXCHANGE);
        double[] equity = Arrays.copyOfRange(result.equity(), from, bars.size());
        double[] benchmark = new double[n - 1];
        Arrays.setAll(benchmark, i -> hold[i + 1] / hold[i] - 1);
        RunMetrics metrics =
                RunMetrics.of(
                        new EquityCurve(
                                sessions,
                                equity,
                                Arrays.copyOfRange(result.gross(), from, bars.size())),
                        result.trading(),
                        benchmark,
                        0);
        List<SheetRun.Holding> open =
                result.open().signum() == 0
                        ? List.of()
                        : List.of(
                                new SheetRun.Holding(
                                        name,
                                        result.open(),
                                        result.open().doubleValue()
                                                * bars.close()[bars.size() - 1]));
        return new SheetRun(
                name,
                metrics,
                new SheetCurves(
                        DatedCurve.of(sessions, equity),
                        DatedCurve.of(sessions, hold),
                        chance(sessions)),
                result.trades(),
                open,
                List.of(
                        new SheetBaseline("Buy and hold", 0.61, 0.1, 0.21, 0.55, 0.31, null),
                        new SheetBaseline(
                                "^GSPC", null, null, null, null, null, "^GSPC has no bars here")),
                evidence(metrics));
    }

    private static SheetCurves.ChanceBand chance(Sessions sessions) {
        int n = sessions.count();
        double[] low = new double[n];
        double[] middle = new double[n];
        double[] high = new double[n];
        for (int i = 0; i < n; i++) {
            double spread = 0.006 * Math.sqrt(i);
            middle[i] = 100_000 * Math.exp(0.0001 * i);
            low[i] = middle[i] * Math.exp(-1.64 * spread);
            high[i] = middle[i] * Math.exp(1.64 * spread);
        }
        return new SheetCurves.ChanceBand(
                1_000,
                0.9,
                DatedCurve.of(sessions, low),
                DatedCurve.of(sessions, middle),
                DatedCurve.of(sessions, high));
    }

    private static SheetEvidence evidence(RunMetrics metrics) {
        Double sharpe = metrics.ratios().sharpe();
        return new SheetEvidence(
                0.213,
                0.871,
                new SheetEvidence.Trials(24, 0.412),
                new SheetEvidence.Trials(310, 0.188),
                List.of(
                        new FigureRange(
                                "cagr",
                                "CAGR",
                                FigureUnit.PERCENT,
                                -0.031,
                                metrics.returns().cagr(),
                                0.142,
                                "fewer than 90 days"),
                        new FigureRange(
                                "sharpe",
                                "Sharpe ratio",
                                FigureUnit.RATIO,
                                -0.21,
                                sharpe,
                                1.12,
                                "returns do not vary"),
                        new FigureRange(
                                "drawdown",
                                "Largest drawdown",
                                FigureUnit.PERCENT,
                                0.11,
                                metrics.drawdown().maximum(),
                                0.42,
                                null)),
                "2,000 circular blocks of 11 sessions",
                List.of(
                        new FigureRange(
                                "total",
                                "Total return",
                                FigureUnit.PERCENT,
                                -0.02,
                                metrics.returns().total(),
                                0.37,
                                null)),
                null);
    }

    /// A run of which only the equity is known.
    static SheetRun run(
            String name,
            Sessions sessions,
            double[] equity,
            List<ClosedTrade> trades,
            String reason) {
        double[] gross = new double[equity.length];
        TreeMap<String, Double> charges = new TreeMap<>();
        if (!trades.isEmpty()) {
            charges.put("commission", 12.5 * trades.size());
        }
        RunMetrics metrics =
                RunMetrics.of(
                        new EquityCurve(sessions, equity, gross),
                        new RunMetrics.Trading(trades, 20_000.0 * trades.size(), charges),
                        null,
                        0);
        return new SheetRun(
                name,
                metrics,
                new SheetCurves(DatedCurve.of(sessions, equity), null, null),
                trades,
                List.of(),
                List.of(),
                SheetEvidence.none(reason));
    }

    static ClosedTrade trade(int index, String symbol, int sign) {
        LocalDate in = LocalDate.of(2015, 3, 2).plusDays(10L * index);
        BigDecimal exit = new BigDecimal(100 + 10 * sign);
        return new ClosedTrade(
                symbol,
                TradeDirection.LONG,
                new BigDecimal(100),
                new ClosedTrade.Leg(in, 20 + index, new BigDecimal("100.125")),
                new ClosedTrade.Leg(in.plusDays(7), 25 + index, exit),
                new ClosedTrade.Money(
                        exit.subtract(new BigDecimal("100.125")).movePointRight(2),
                        new BigDecimal("12.5")),
                new ClosedTrade.Excursion(2.5, 250, 0.5),
                new ClosedTrade.Excursion(11, 1_100, 2.2),
                6,
                sign > 0 ? Double.valueOf(1.95) : null,
                sign > 0 ? TradeExit.TARGET : TradeExit.STOP,
                sign < 0);
    }

    static Sessions sessions(int count) {
        int[] days = new int[count];
        int first = (int) LocalDate.of(2015, 1, 5).toEpochDay();
        Arrays.setAll(days, i -> first + i / 5 * 7 + i % 5);
        return new Sessions(days, Sessions.EXCHANGE);
    }

    static Bars walk(int seed, int count) {
        SplittableRandom random = new SplittableRandom(seed);
        Bars bars = Bars.room(count);
        double close = 100;
        for (int i = 0; i < count; i++) {
            double open = close * Math.exp(0.004 * random.nextGaussian());
            close = open * Math.exp(0.0004 + 0.011 * random.nextGaussian());
            bars.time()[i] = 86_400L * (12_000 + i / 5 * 7 + i % 5);
            bars.open()[i] = rounded(open);
            bars.close()[i] = rounded(close);
            bars.high()[i] = rounded(Math.max(open, close) * (1 + 0.007 * random.nextDouble()));
            bars.low()[i] = rounded(Math.min(open, close) * (1 - 0.007 * random.nextDouble()));
            bars.volume()[i] = 1_000_000 + random.nextInt(1_000_000);
        }
        return bars;
    }

    private static double rounded(double price) {
        return new BigDecimal(price).setScale(2, RoundingMode.HALF_EVEN).doubleValue();
    }
}
