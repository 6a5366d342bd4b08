package bellwether.research.backtest.report;

import bellwether.market.bars.Bars;
import bellwether.market.symbols.Timeframe;
import bellwether.platform.base.Json;
import bellwether.platform.document.FigureUnit;
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
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.TreeMap;

/// Runs over random walks, and of given equity.
final class ExampleRuns {
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

    private ExampleRuns() {}

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
                                        name, "USD", new CostPresets().plan("us_retail")),
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
                List.of("Look-ahead: none. The history was cut after 50 of 700 deciding bars."),
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
                        new BigDecimal("12.5"),
                        new BigDecimal("10012.5")),
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
