package bellwether.technical.ta.volatility;

/// Population standard deviation of the last `period` values, times a number of deviations; in the
/// units of the input.
///
/// `sqrt(Σ(x − mean)² / period) × deviations`. Source: TA-Lib STDDEV. Warm-up: `period − 1`.
/// Constant input: exactly 0.
public final class StdDev {
    private StdDev() {}

    public static int warmUp(int period) {
        return period - 1;
    }

    public static void compute(double[] in, int size, int period, double deviations, double[] out) {
        Variance.compute(in, size, period, out);
        for (int i = warmUp(period); i < size; i++) {
            out[i] = Math.sqrt(out[i]) * deviations;
        }
    }
}
