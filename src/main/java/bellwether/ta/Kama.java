package bellwether.ta;

/// Kaufman's adaptive moving average: quick when the price goes somewhere, slow when it only
/// wobbles; input units.
///
/// `kama += s² × (in − kama)`, `s` between `2/31` and `2/3` by the efficiency `|change| /
/// Σ|changes|` over `period` bars. Source: Kaufman 1995; TA-Lib KAMA, which begins from the close
/// before its first value. Warm-up: `period`. No change in the window counts as fully efficient, as
/// in TA-Lib. Constant input: the constant.
public final class Kama {
    private static final double SLOWEST = 2.0 / 31;
    private static final double SPAN = 2.0 / 3 - SLOWEST;

    private Kama() {}

    public static int warmUp(int period) {
        return period;
    }

    /// The slowest it can be; it is usually quicker.
    public static int stableAfter(int period) {
        return Stability.decay(warmUp(period), 1 - SLOWEST * SLOWEST);
    }

    public static void compute(double[] in, int size, int period, double[] out) {
        if (NotYet.everywhere(out, size, warmUp(period))) {
            return;
        }
        double kama = in[period - 1];
        double sum = 0;
        double lost = 0;
        for (int i = 1; i < size; i++) {
            double added = Math.abs(in[i] - in[i - 1]);
            double next = sum + added;
            double part = next - sum;
            lost += (sum - (next - part)) + (added - part);
            sum = next;
            if (i < period) {
                continue;
            }
            if (i > period) {
                double removed = -Math.abs(in[i - period] - in[i - period - 1]);
                next = sum + removed;
                part = next - sum;
                lost += (sum - (next - part)) + (removed - part);
                sum = next;
            }
            double change = in[i] - in[i - period];
            double path = sum + lost;
            double efficiency = path <= change || path <= 0 ? 1 : Math.abs(change / path);
            double smoothing = efficiency * SPAN + SLOWEST;
            kama += smoothing * smoothing * (in[i] - kama);
            out[i] = kama;
        }
    }
}
