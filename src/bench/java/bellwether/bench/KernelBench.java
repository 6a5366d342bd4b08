package bellwether.bench;

import bellwether.ta.CandlePattern;
import bellwether.ta.Candles;
import bellwether.ta.Indicator;
import bellwether.ta.Indicators;
import bellwether.ta.RandomBars;
import bellwether.ta.Series;
import bellwether.ta.TaLib;
import bellwether.ta.TaLibCandles;
import java.util.Locale;

/// Each indicator that TA-Lib has, ours and its Java port in turns on the same bars: nanoseconds a
/// bar, best of many rounds.
public final class KernelBench {
    private static final int BARS = 1260;
    private static final int ROUNDS = 15;

    private KernelBench() {}

    public static void main(String[] args) {
        Series bars = RandomBars.of(1, BARS);
        String only = args.length > 0 ? args[0] : "";
        System.out.printf(
                "%-22s %9s %9s %7s   ns per bar, %d bars%n", "", "ours", "TA-Lib", "ratio", BARS);
        double logs = 0;
        int count = 0;
        for (Indicator indicator : Indicators.all()) {
            if (!indicator.name().startsWith(only)) {
                continue;
            }
            Indicators.Choice choice = new Indicators.Choice(indicator, indicator.defaults());
            double[][] mine = new double[indicator.outputs().size()][BARS];
            Runnable rival = TaLib.raw(choice, bars, new double[indicator.outputs().size()][BARS]);
            if (rival != null) {
                logs +=
                        Math.log(
                                compare(
                                        choice.id(),
                                        () ->
                                                indicator
                                                        .kernel()
                                                        .fill(bars, choice.arguments(), mine),
                                        rival));
                count++;
            }
        }
        System.out.printf(
                "%d indicators, geometric mean of the ratios %.2f%n",
                count, Math.exp(logs / count));
        Candles candles = new Candles();
        short[][] found = new short[CandlePattern.values().length][BARS];
        compare("61 patterns", () -> candles.compute(bars, found), TaLibCandles.of(bars));
    }

    private static double compare(String name, Runnable ours, Runnable rival) {
        double best = Double.MAX_VALUE;
        double bestRival = Double.MAX_VALUE;
        for (int round = 0; round < ROUNDS; round++) {
            best = Math.min(best, nanosPerBar(ours));
            bestRival = Math.min(bestRival, nanosPerBar(rival));
        }
        System.out.printf(
                Locale.ROOT, "%-22s %9.2f %9.2f %7.2f%n", name, best, bestRival, bestRival / best);
        return bestRival / best;
    }

    private static double nanosPerBar(Runnable work) {
        long until = System.nanoTime() + 15_000_000;
        long calls = 0;
        long begun = System.nanoTime();
        long now = begun;
        while (now < until) {
            for (int i = 0; i < 20; i++) {
                work.run();
            }
            calls += 20;
            now = System.nanoTime();
        }
        return (double) (now - begun) / calls / BARS;
    }
}
