package bellwether.ta;

/// True range: `max(high − low, |high − previous close|, |low − previous close|)`, in the units of
/// the price.
///
/// Source: Wilder 1978; TA-Lib TRANGE. Warm-up: 1, as the first bar has no previous close. A bar
/// without movement: 0.
public final class TrueRange {
    private TrueRange() {}

    public static int warmUp() {
        return 1;
    }

    public static void compute(
            double[] high, double[] low, double[] close, int size, double[] out) {
        NotYet.everywhere(out, size, warmUp());
        for (int i = warmUp(); i < size; i++) {
            out[i] = of(high[i], low[i], close[i - 1]);
        }
    }

    static double of(double high, double low, double previousClose) {
        double greatest = high - low;
        double up = Math.abs(high - previousClose);
        if (up > greatest) {
            greatest = up;
        }
        double down = Math.abs(low - previousClose);
        if (down > greatest) {
            greatest = down;
        }
        return greatest;
    }
}
