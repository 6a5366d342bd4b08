package bellwether.technical.ta.average;

/// Zero-lag exponential average: an EMA of `2 × in − in[lag bars ago]` with `lag = (period − 1) /
/// 2`; input units.
///
/// Source: Ehlers and Way 2010, seeded like TA-Lib's EMA. Warm-up: `lag + period − 1`. Constant
/// input: the constant.
public final class Zlema {
    private Zlema() {}

    public static int warmUp(int period) {
        return lag(period) + period - 1;
    }

    public static int stableAfter(int period) {
        return lag(period) + Ema.stableAfter(period);
    }

    public static void compute(double[] in, int size, int period, double[] out) {
        int lag = lag(period);
        for (int i = lag; i < size; i++) {
            out[i] = in[i] + (in[i] - in[i - lag]);
        }
        Ema.compute(out, lag, size, period, out);
    }

    private static int lag(int period) {
        return (period - 1) / 2;
    }
}
