package bellwether.technical.statistics;

import java.util.Random;

/// Series whose true mean is 0.
final class RandomSeries {
    private RandomSeries() {}

    static double[] independent(int n, long seed) {
        return autoregressive(n, 0, seed);
    }

    static double[] autoregressive(int n, double factor, long seed) {
        Random random = new Random(seed);
        double[] values = new double[n];
        double last = random.nextGaussian() / Math.sqrt(1 - factor * factor);
        for (int i = 0; i < n; i++) {
            last = factor * last + random.nextGaussian();
            values[i] = last;
        }
        return values;
    }

    /// Sums of so many neighbours, as outcomes over a horizon are.
    static double[] overlapping(int n, int horizon, long seed) {
        double[] single = independent(n + horizon, seed);
        double[] sums = new double[n];
        for (int i = 0; i < n; i++) {
            for (int k = 0; k < horizon; k++) {
                sums[i] += single[i + k];
            }
        }
        return sums;
    }
}
