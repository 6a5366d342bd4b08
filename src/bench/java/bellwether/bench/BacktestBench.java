package bellwether.bench;

import bellwether.RemoveTree;
import bellwether.SweepJobBench;
import bellwether.market.bars.Bars;
import bellwether.market.symbols.Timeframe;
import bellwether.platform.base.Json;
import bellwether.research.backtest.metric.EquityCurve;
import bellwether.research.backtest.metric.RunMetrics;
import bellwether.research.backtest.metric.Sessions;
import bellwether.research.backtest.run.RunTerms;
import bellwether.research.backtest.run.SymbolResult;
import bellwether.research.backtest.run.SymbolRun;
import bellwether.research.backtest.sweep.Sweep;
import bellwether.research.backtest.sweep.SweepGrid;
import bellwether.research.backtest.sweep.SweepPoint;
import bellwether.research.backtest.sweep.SweepRanking;
import bellwether.research.backtest.sweep.SweepScore;
import bellwether.research.backtest.sweep.SweepSymbol;
import bellwether.research.backtest.sweep.SweepTerms;
import bellwether.technical.ta.Series;
import bellwether.trading.execution.CostPlan;
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
import bellwether.trading.rules.RuleTemplate;
import bellwether.trading.rules.SuppliedColumns;
import com.fasterxml.jackson.databind.JsonNode;
import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.function.DoubleSupplier;
import java.util.stream.IntStream;
import org.ta4j.core.num.DecimalNumFactory;
import org.ta4j.core.num.DoubleNumFactory;
import org.ta4j.core.num.NumFactory;

/// A cross of two averages over 20 symbols, and 1,000 pairs of averages on one, against a bare loop
/// and ta4j in the same run, and a portfolio over a whole market: CPU of one thread, the median of
/// turns that alternate.
final class BacktestBench {
    private static final int SYMBOLS = 20;
    private static final int BARS = 2_520;
    private static final int FAST = 20;
    private static final int SLOW = 50;
    private static final int COMBINATIONS = 1_000;
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private final List<Bars> symbols = new ArrayList<>();
    private final Sessions sessions;
    private final RuleReader reader = new RuleReader(RuleFields.standard());

    /// What was computed, so that nothing of it is left out.
    private double sink;

    private final Rule cross = rule(FAST, SLOW);
    private final RuleTemplate averages = averages();
    private final SweepGrid grid = SweepGrid.all(averages.params());
    private final CostPlan priced = new CostPresets().plan("us_retail");

    private BacktestBench() {
        for (int i = 0; i < SYMBOLS; i++) {
            symbols.add(walk(i));
        }
        int[] days = new int[BARS];
        Arrays.setAll(days, i -> (int) (symbols.getFirst().time()[i] / 86_400));
        sessions = new Sessions(days, Sessions.EXCHANGE);
    }

    static void main(String[] arguments) throws Exception {
        new BacktestBench().run(arguments.length > 0 ? Integer.parseInt(arguments[0]) : 15);
        Path home = Files.createTempDirectory("backtest-bench");
        try {
            SweepJobBench.run(home);
        } finally {
            RemoveTree.of(home);
        }
        portfolio();
    }

    /// In a process of its own with the heap of the service, which is to be enough.
    private static void portfolio() throws Exception {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(System.getProperty("bellwether.bench.options", "").lines().toList());
        command.addAll(List.of("-cp", System.getProperty("java.class.path")));
        command.add(PortfolioBench.class.getName());
        int status = new ProcessBuilder(command).inheritIO().start().waitFor();
        if (status != 0) {
            throw new IllegalStateException("the bench of portfolios ended with " + status);
        }
    }

    private void run(int turns) {
        Map<String, DoubleSupplier> single = new TreeMap<>();
        single.put("1 floor", this::floor);
        single.put("2 ours, all metrics", () -> ours(CostPlan.NONE, true));
        single.put("3 ours, costs of us_retail", () -> ours(priced, true));
        single.put("4 ours, no metrics", () -> ours(CostPlan.NONE, false));
        Ta4jBacktest[] doubles = ta4j(DoubleNumFactory.getInstance());
        single.put("5 ta4j with doubles", () -> theirs(doubles));
        Ta4jBacktest[] decimals = ta4j(DecimalNumFactory.getInstance());
        single.put("6 ta4j as it comes", () -> theirs(decimals));
        print("%d symbols x %,d bars, one rule".formatted(SYMBOLS, BARS), single, turns);
        Map<String, DoubleSupplier> sweep = new TreeMap<>();
        sweep.put("1 floor", this::floorOfSweep);
        sweep.put("2 ours, all metrics", this::sweep);
        sweep.put("3 ta4j with doubles", () -> theirSweep(doubles[0]));
        print("%,d combinations on one symbol".formatted(COMBINATIONS), sweep, 5);
    }

    private void print(String what, Map<String, DoubleSupplier> contenders, int turns) {
        Map<String, double[]> times = new TreeMap<>();
        for (int turn = -2; turn < turns; turn++) {
            for (Map.Entry<String, DoubleSupplier> contender : contenders.entrySet()) {
                boolean slow = contender.getKey().contains("as it comes");
                if (slow && turn > 2) {
                    continue;
                }
                long begin = THREADS.getCurrentThreadCpuTime();
                int repeats = 0;
                do {
                    sink += contender.getValue().getAsDouble();
                    repeats++;
                } while (THREADS.getCurrentThreadCpuTime() - begin < (slow ? 1 : 300_000_000L));
                double each = (THREADS.getCurrentThreadCpuTime() - begin) / 1e6 / repeats;
                if (turn >= 0) {
                    times.computeIfAbsent(contender.getKey(), _ -> new double[turns])[turn] = each;
                }
            }
        }
        System.out.println(what + (Double.isFinite(sink) ? "" : ": not finite"));
        double floor = median(Objects.requireNonNull(times.get("1 floor")));
        times.forEach((name, each) ->
                System.out.printf(
                        Locale.ROOT,
                        "  %-28s %10.3f ms  %8.1f x floor%n",
                        name.substring(2),
                        median(each),
                        median(each) / floor));
    }

    private static double median(double[] times) {
        double[] sorted = Arrays.stream(times).filter(time -> time > 0).sorted().toArray();
        return sorted[sorted.length / 2];
    }

    private static Bars walk(int seed) {
        SplittableRandom random = new SplittableRandom(seed);
        Bars bars = Bars.room(BARS);
        double close = 100;
        for (int i = 0; i < BARS; i++) {
            double open = close * Math.exp(0.006 * random.nextGaussian());
            close = open * Math.exp(0.0002 + 0.015 * random.nextGaussian());
            bars.time()[i] = 86_400L * (12_000 + i / 5 * 7 + i % 5);
            bars.open()[i] = cents(open);
            bars.close()[i] = cents(close);
            bars.high()[i] = cents(Math.max(open, close) * (1 + 0.01 * random.nextDouble()) + 0.01);
            bars.low()[i] = cents(Math.min(open, close) * (1 - 0.01 * random.nextDouble()) - 0.01);
            bars.volume()[i] = 1_000_000 + random.nextInt(1_000_000);
        }
        return bars;
    }

    private static double cents(double price) {
        return Math.round(price * 100) / 100.0;
    }

    private static Series series(Bars bars) {
        return new Series(
                bars.open(), bars.high(), bars.low(), bars.close(), bars.volume(), bars.size());
    }

    private double floor() {
        double sum = 0;
        for (Bars bars : symbols) {
            sum += CrossFloor.run(series(bars), FAST, SLOW);
        }
        return sum;
    }

    private double floorOfSweep() {
        Series series = series(symbols.getFirst());
        double sum = 0;
        for (int i = 0; i < COMBINATIONS; i++) {
            sum += CrossFloor.run(series, fast(i), slow(i));
        }
        return sum;
    }

    private static int fast(int combination) {
        return 5 + combination % 25;
    }

    private static int slow(int combination) {
        return 40 + 4 * (combination / 25);
    }

    private Rule rule(int fast, int slow) {
        String text =
                """
                {"name": "cross", "long": {"enter": {"crosses_above": ["SMA_%1$d", "SMA_%2$d"]},
                  "exit": {"crosses_below": ["SMA_%1$d", "SMA_%2$d"]}, "size": {"percent": 95}}}
                """
                        .formatted(fast, slow);
        return reader.read(Json.stored(text, JsonNode.class), "").rule().orElseThrow();
    }

    private double ours(CostPlan costs, boolean metrics) {
        double sum = 0;
        for (Bars bars : symbols) {
            sum += run(cross, columns(bars), costs, metrics);
        }
        return sum;
    }

    private double sweep() {
        double sum = 0;
        SweepSymbol symbol =
                SweepSymbol.of(
                        RuleHistory.of(symbols.getFirst(), Timeframe.DAY),
                        terms(CostPlan.NONE),
                        RuleFields.standard(),
                        SuppliedColumns.NONE);
        Sweep sweep = new Sweep(symbol, averages, grid, SweepTerms.USUAL);
        List<SweepScore> scores = new ArrayList<>();
        for (SweepGrid.Chunk chunk : grid.chunks(SweepGrid.CHUNK)) {
            for (SweepPoint point : sweep.run(chunk)) {
                scores.add(point.score());
                sum += point.score().trades();
            }
        }
        return sum + SweepRanking.of(grid, scores).ranked().getFirst().number();
    }

    /// The pairs of the sweep's floor, as parameters of one rule.
    private RuleTemplate averages() {
        String text =
                """
                {"name": "cross", "params": {"fast": %s, "slow": %s},
                  "long": {"enter": {"crosses_above": ["SMA_{fast}", "SMA_{slow}"]},
                    "exit": {"crosses_below": ["SMA_{fast}", "SMA_{slow}"]}, "size": {"percent": 95}}}
                """
                        .formatted(
                                IntStream.range(0, 25).map(BacktestBench::fast).boxed().toList(),
                                IntStream.range(0, 40).map(i -> slow(25 * i)).boxed().toList());
        return RuleTemplate.read(Json.stored(text, JsonNode.class), "", reader)
                .template()
                .orElseThrow();
    }

    private static RuleColumns columns(Bars bars) {
        return new RuleColumns(
                RuleHistory.of(bars, Timeframe.DAY), RuleFields.standard(), SuppliedColumns.NONE);
    }

    private double run(Rule rule, RuleColumns columns, CostPlan costs, boolean metrics) {
        SymbolResult result = SymbolRun.of(new RuleSignals(rule, columns), terms(costs));
        if (!metrics) {
            return result.equity()[BARS - 1];
        }
        EquityCurve curve = new EquityCurve(sessions, result.equity(), result.gross());
        return RunMetrics.of(curve, result.trading(), null, 0).drawdown().maximum();
    }

    private static RunTerms terms(CostPlan costs) {
        return new RunTerms(
                new PositionKey("bench", "A"),
                ExecutionSettings.usual("USD"),
                InstrumentTerms.of("A", "USD", costs),
                new BigDecimal(100_000),
                List.of());
    }

    private Ta4jBacktest[] ta4j(NumFactory numbers) {
        return symbols.stream()
                .map(bars -> new Ta4jBacktest(series(bars), numbers))
                .toArray(Ta4jBacktest[]::new);
    }

    private static double theirs(Ta4jBacktest[] all) {
        double sum = 0;
        for (Ta4jBacktest one : all) {
            sum += one.run(FAST, SLOW);
        }
        return sum;
    }

    private static double theirSweep(Ta4jBacktest one) {
        double sum = 0;
        for (int i = 0; i < COMBINATIONS; i++) {
            sum += one.run(fast(i), slow(i));
        }
        return sum;
    }
}
