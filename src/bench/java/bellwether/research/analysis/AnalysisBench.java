package bellwether.research.analysis;

import bellwether.market.bars.Bars;
import bellwether.market.symbols.Timeframe;
import bellwether.research.analysis.plan.AnalysisOptions;
import bellwether.research.analysis.profile.BuiltInProfiles;
import bellwether.research.analysis.store.AnalysisJson;
import bellwether.research.analysis.vote.IndicatorPanel;
import bellwether.technical.ta.Series;
import bellwether.technical.ta.candle.CandlePattern;
import bellwether.technical.ta.candle.Candles;
import bellwether.technical.ta.chart.ChartPatterns;
import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.Locale;

/// What one analysis of 1,260 bars costs a thread: CPU and allocation, whole and by part.
public final class AnalysisBench {
    private static final int BARS = 1_260;
    private static final int ROUNDS = 9;

    /// On the evening of the last bar: whether prices are stale is then known after one session, as
    /// in a market that is up to date.
    private static final AnalysisMoment MOMENT =
            AnalysisMoment.endOf(TestBars.FIRST.plusDays(BARS - 1), TestBars.CALENDAR);

    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private AnalysisBench() {}

    public static void main(String[] args) {
        Bars[] symbols = new Bars[64];
        for (int i = 0; i < symbols.length; i++) {
            symbols[i] = TestBars.walk(i, BARS, 100, 0.02);
        }
        Analyst analyst = new Analyst();
        IndicatorPanel panel = new IndicatorPanel();
        Candles candles = new Candles();
        ChartPatterns charts = new ChartPatterns();
        short[][] found = new short[CandlePattern.values().length][BARS];
        System.out.printf("%-34s %12s %14s%n", "1,260 bars", "µs of CPU", "bytes allocated");
        measure("indicators of the voters", i -> panel.read(series(symbols[i])));
        measure("61 candlestick patterns", i -> candles.compute(series(symbols[i]), found));
        measure("chart patterns", i -> charts.search(series(symbols[i])));
        measure("analysis", i -> look(analyst, symbols[i]));
        AnalysisJson json = new AnalysisJson();
        measure("analysis and its JSON", i -> json.write(analysis(analyst, symbols[i])));
    }

    private static Analysis analysis(Analyst analyst, Bars bars) {
        return ((AnalysisOutcome.Analysed) look(analyst, bars)).analysis();
    }

    private static AnalysisOutcome look(Analyst analyst, Bars bars) {
        return analyst.analyse(
                TestBars.history(bars),
                Timeframe.DAY,
                BuiltInProfiles.BALANCED,
                AnalysisOptions.capital("100000"),
                MOMENT);
    }

    private static Series series(Bars bars) {
        return new Series(
                bars.open(), bars.high(), bars.low(), bars.close(), bars.volume(), bars.size());
    }

    private interface Work {
        void on(int symbol);
    }

    private static void measure(String name, Work work) {
        double best = Double.MAX_VALUE;
        long bytes = 0;
        for (int round = 0; round < ROUNDS; round++) {
            long cpu = THREADS.getCurrentThreadCpuTime();
            long allocated = THREADS.getCurrentThreadAllocatedBytes();
            int calls = 0;
            while (THREADS.getCurrentThreadCpuTime() - cpu < 300_000_000L) {
                for (int i = 0; i < 64; i++) {
                    work.on(i);
                }
                calls += 64;
            }
            best = Math.min(best, (THREADS.getCurrentThreadCpuTime() - cpu) / 1e3 / calls);
            bytes = (THREADS.getCurrentThreadAllocatedBytes() - allocated) / calls;
        }
        System.out.printf(Locale.ROOT, "%-34s %12.1f %14d%n", name, best, bytes);
    }
}
