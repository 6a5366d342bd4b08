package bellwether.technical.ta.momentum;

import bellwether.technical.ta.Stability;
import bellwether.technical.ta.WarmUp;
import bellwether.technical.ta.average.Ema;

/// Moving average convergence and divergence: `macd = EMA(fast) − EMA(slow)`, `signal = EMA(macd)`,
/// `histogram = macd − signal`; in the units of the input.
///
/// Source: Appel; TA-Lib MACD. Both averages are seeded by the simple average that ends on bar
/// `slow − 1`, the signal by that of the first `signal` differences. Warm-up: `slow + signal − 2`
/// for all three lines. Constant input: 0.
public final class Macd {
    private Macd() {}

    public static int warmUp(int fast, int slow, int signal) {
        return Math.max(fast, slow) + signal - 2;
    }

    public static int stableAfter(int fast, int slow, int signal) {
        int longest = Math.max(Math.max(fast, slow), signal);
        return 2 * Stability.decay(warmUp(fast, slow, signal), 1 - Ema.factor(longest));
    }

    public static void compute(
            double[] in,
            int size,
            int fast,
            int slow,
            int signal,
            double[] macd,
            double[] signalLine,
            double[] histogram) {
        if (fast > slow) {
            compute(in, size, slow, fast, signal, macd, signalLine, histogram);
            return;
        }
        int first = warmUp(fast, slow, signal);
        WarmUp.everywhere(macd, size, first);
        WarmUp.everywhere(signalLine, size, first);
        if (WarmUp.everywhere(histogram, size, first)) {
            return;
        }
        double quick = Ema.mean(in, slow - fast, fast);
        double steady = Ema.mean(in, 0, slow);
        double sum = quick - steady;
        double quickFactor = Ema.factor(fast);
        double steadyFactor = Ema.factor(slow);
        for (int i = slow; i <= first; i++) {
            quick += quickFactor * (in[i] - quick);
            steady += steadyFactor * (in[i] - steady);
            sum += quick - steady;
        }
        double average = sum / signal;
        double averageFactor = Ema.factor(signal);
        macd[first] = quick - steady;
        signalLine[first] = average;
        histogram[first] = quick - steady - average;
        for (int i = first + 1; i < size; i++) {
            quick += quickFactor * (in[i] - quick);
            steady += steadyFactor * (in[i] - steady);
            double difference = quick - steady;
            average += averageFactor * (difference - average);
            macd[i] = difference;
            signalLine[i] = average;
            histogram[i] = difference - average;
        }
    }
}
