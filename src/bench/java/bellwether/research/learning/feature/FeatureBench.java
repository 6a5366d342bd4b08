package bellwether.research.learning.feature;

import bellwether.market.bars.Bars;
import bellwether.market.bars.history.Block;
import bellwether.market.bars.history.PackedSample;
import bellwether.research.analysis.TestBars;
import bellwether.research.analysis.vote.IndicatorPanel;
import bellwether.research.learning.sample.SampleBench;
import bellwether.technical.ta.Series;
import bellwether.technical.ta.average.Highest;
import bellwether.technical.ta.average.Lowest;
import bellwether.technical.ta.average.Sma;
import bellwether.technical.ta.candle.CandlePattern;
import bellwether.technical.ta.candle.Candles;
import bellwether.technical.ta.chart.ChartPatterns;
import bellwether.technical.ta.momentum.Rsi;
import bellwether.technical.ta.momentum.Tsi;
import bellwether.technical.ta.momentum.UltimateOscillator;
import bellwether.technical.ta.statistic.LinearRegression;
import bellwether.technical.ta.trend.Supertrend;
import bellwether.technical.ta.volatility.BollingerPosition;
import bellwether.technical.ta.volatility.Keltner;
import bellwether.technical.ta.volatility.Variance;
import bellwether.technical.ta.volume.Cmf;
import bellwether.technical.ta.volume.MoneyFlowIndex;
import bellwether.technical.ta.volume.Obv;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/// All features of a market against reading its packed bars and the indicators and patterns that
/// they are made of; on one thread, in turns, by processor time.
public final class FeatureBench {
    private static final int DIFFERENT = 200;
    private static final int ROUNDS = 5;
    private static final double MOST = 2.5;
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private final int symbols;
    private final int bars;
    private final List<byte[]> packed;
    private final int[] sessions;
    private final SymbolFeatures features = new SymbolFeatures();
    private final IndicatorPanel panel = new IndicatorPanel();
    private final Candles candles = new Candles();
    private final ChartPatterns charts = new ChartPatterns();
    private final short[][] found;
    private final double[][] room;

    private FeatureBench(int symbols, int bars) {
        this.symbols = symbols;
        this.bars = bars;
        packed =
                IntStream.range(0, DIFFERENT)
                        .mapToObj(seed -> PackedSample.pack(TestBars.walk(seed, bars, 50, 0.02)))
                        .toList();
        sessions = IntStream.range(0, bars).toArray();
        found = new short[CandlePattern.values().length][bars];
        room = new double[4][bars];
    }

    /// Measures a market.
    ///
    /// @param args symbols and bars; 8000 and 1260; before them `samples` makes rows of that market
    public static void main(String[] args) {
        if (args.length > 0 && args[0].equals("samples")) {
            SampleBench.main(Arrays.copyOfRange(args, 1, args.length));
            return;
        }
        int symbols = args.length > 0 ? Integer.parseInt(args[0]) : 8_000;
        int bars = args.length > 1 ? Integer.parseInt(args[1]) : 1_260;
        new FeatureBench(symbols, bars).run();
    }

    private void run() {
        double[][] rounds = new double[4][ROUNDS];
        for (int round = -1; round < ROUNDS; round++) {
            UniverseFigures figures = new UniverseFigures(bars);
            UniverseColumns columns = new UniverseColumns(figures);
            double[] times = {
                time(_ -> {}),
                time(this::kernels),
                time(one -> {
                    features.readForUniverse(one);
                    figures.add(features, sessions);
                }),
                0
            };
            figures.sum();
            times[3] =
                    time(one -> {
                        features.read(one);
                        columns.fill(features, sessions);
                    });
            for (int i = 0; i < times.length && round >= 0; i++) {
                rounds[i][round] = times[i];
            }
        }
        print(rounds);
    }

    private interface Work {
        void on(Bars bars);
    }

    private double time(Work work) {
        long before = THREADS.getCurrentThreadCpuTime();
        for (int i = 0; i < symbols; i++) {
            work.on(Block.unpack(packed.get(i % DIFFERENT)).bars());
        }
        return (THREADS.getCurrentThreadCpuTime() - before) / 1e3 / symbols;
    }

    /// The indicators and patterns that the features read, each once.
    private void kernels(Bars one) {
        int size = one.size();
        double[] close = one.close();
        Series series = new Series(one.open(), one.high(), one.low(), close, one.volume(), size);
        panel.readAll(series);
        candles.compute(series, found);
        charts.searchFrom(series, 0, panel.measured());
        for (int period : new int[] {10, 20, 50, 200}) {
            Sma.compute(close, size, period, room[0]);
        }
        LinearRegression.compute(close, size, 63, null, room[0], null, null, null);
        Supertrend.compute(series, 10, 3, room[0], room[1]);
        Rsi.compute(close, size, 5, room[0]);
        MoneyFlowIndex.compute(series, 14, room[0]);
        BollingerPosition.compute(close, size, 20, 2, room[0], room[1]);
        UltimateOscillator.compute(series, 7, 14, 28, room[0]);
        Tsi.compute(close, size, 25, 13, room[0]);
        for (int period : new int[] {5, 21, 63}) {
            Variance.compute(close, size, period, room[0]);
        }
        Highest.compute(series.high(), size, 20, room[0]);
        Lowest.compute(series.low(), size, 20, room[0]);
        Highest.compute(close, size, 252, room[0]);
        Lowest.compute(series.low(), size, 252, room[0]);
        volumes(series);
        Keltner.compute(series, 20, 1.5, 10, room[0], room[1], room[2]);
    }

    private void volumes(Series series) {
        int size = series.size();
        Variance.compute(series.volume(), size, 63, room[0]);
        for (int period : new int[] {5, 21, 63}) {
            Sma.compute(series.volume(), size, period, room[0]);
        }
        Obv.compute(series, room[0]);
        LinearRegression.compute(room[0], size, 21, null, room[1], null, null, null);
        Cmf.compute(series, 20, room[1]);
    }

    private void print(double[][] rounds) {
        double[] medians = Arrays.stream(rounds).mapToDouble(FeatureBench::median).toArray();
        System.out.printf(
                Locale.ROOT,
                """
                %d symbols of %d bars, one thread, µs of processor time a symbol, median of %d
                reading                     %10.1f
                reading and kernels         %10.1f
                reading and universe        %10.1f
                reading and all 73 features %10.1f
                features ÷ reading and kernels %.2f, with the universe's reading %.2f; target %.1f
                """,
                symbols,
                bars,
                ROUNDS,
                medians[0],
                medians[1],
                medians[2],
                medians[3],
                medians[3] / medians[1],
                (medians[2] + medians[3]) / medians[1],
                MOST);
    }

    private static double median(double[] rounds) {
        double[] sorted = rounds.clone();
        Arrays.sort(sorted);
        return sorted[rounds.length / 2];
    }
}
