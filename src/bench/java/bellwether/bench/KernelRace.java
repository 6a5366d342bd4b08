package bellwether.bench;

import bellwether.technical.ta.Indicator;
import bellwether.technical.ta.Indicators;
import bellwether.technical.ta.RandomBars;
import bellwether.technical.ta.Series;
import bellwether.technical.ta.TaLib;
import bellwether.technical.ta.TaLibCandles;
import bellwether.technical.ta.candle.CandlePattern;
import bellwether.technical.ta.candle.Candles;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.ta4j.core.num.DecimalNumFactory;
import org.ta4j.core.num.DoubleNumFactory;

/// One kernel and its rivals over the same bars: a call computes all of them. The contestants are
/// measured one by one, each in a JVM of its own, turn by turn: the median turn is one in which no
/// one else had the processor.
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class KernelRace {
    static final int BARS = 1260;

    /// Calls in one measured turn, so that the clock's own time does not show.
    static final int CALLS = 16;

    static final String PATTERNS = "PATTERNS";

    /// Our kernel.
    @State(Scope.Thread)
    public static class Ours {
        @Param("RSI")
        String name = "";

        private Runnable work = () -> {};

        @Setup
        public void prepare() {
            Series bars = RandomBars.of(1, BARS);
            if (name.equals(PATTERNS)) {
                Candles candles = new Candles();
                short[][] found = new short[CandlePattern.values().length][BARS];
                work = () -> candles.compute(bars, found);
            } else {
                Indicator indicator = Indicators.named(name);
                var arguments = indicator.defaults();
                double[][] out = new double[indicator.outputs().size()][BARS];
                work = () -> indicator.kernel().fill(bars, arguments, out);
            }
        }
    }

    /// TA-Lib's Java port.
    @State(Scope.Thread)
    public static class TaLibs {
        @Param("RSI")
        String name = "";

        private Runnable work = () -> {};

        @Setup
        public void prepare() {
            Series bars = RandomBars.of(1, BARS);
            work = name.equals(PATTERNS) ? TaLibCandles.of(bars) : raw(bars);
        }

        private Runnable raw(Series bars) {
            Runnable raw = rawCall(name, bars);
            if (raw == null) {
                throw new IllegalArgumentException("TA-Lib has no " + name);
            }
            return raw;
        }
    }

    /// ta4j as it comes: its numbers are decimal.
    @State(Scope.Thread)
    public static class Ta4js {
        @Param("RSI")
        String name = "";

        private Runnable work = () -> {};

        @Setup
        public void prepare() {
            work = Ta4j.of(name, RandomBars.of(1, BARS), DecimalNumFactory.getInstance());
        }
    }

    /// ta4j, told to hold its numbers as doubles.
    @State(Scope.Thread)
    public static class Ta4jDoubles {
        @Param("RSI")
        String name = "";

        private Runnable work = () -> {};

        @Setup
        public void prepare() {
            work = Ta4j.of(name, RandomBars.of(1, BARS), DoubleNumFactory.getInstance());
        }
    }

    static boolean isInTaLib(String name) {
        return rawCall(name, RandomBars.of(1, 2)) != null;
    }

    @org.jspecify.annotations.Nullable
    private static Runnable rawCall(String name, Series bars) {
        Indicator indicator = Indicators.named(name);
        return TaLib.raw(
                new Indicators.Choice(indicator, indicator.defaults()),
                bars,
                new double[indicator.outputs().size()][bars.size()]);
    }

    @Benchmark
    public void ours(Ours ours) {
        repeat(ours.work);
    }

    @Benchmark
    public void taLib(TaLibs taLib) {
        repeat(taLib.work);
    }

    @Benchmark
    public void ta4j(Ta4js ta4j) {
        repeat(ta4j.work);
    }

    @Benchmark
    public void ta4jDouble(Ta4jDoubles ta4j) {
        repeat(ta4j.work);
    }

    private static void repeat(Runnable work) {
        for (int i = 0; i < CALLS; i++) {
            work.run();
        }
    }
}
