package bellwether.ta;

/// Simple moving average: `mean(in[t−period+1 .. t])`, in the units of the input.
///
/// Source: TA-Lib SMA. Warm-up: `period − 1`. The running sum carries its rounding error along
/// (Knuth's two-sum), so it does not drift, and the mean of a constant is that constant. Constant
/// input: the constant.
public final class Sma {
    private Sma() {}

    public static int warmUp(int period) {
        return period - 1;
    }

    public static void compute(double[] in, int size, int period, double[] out) {
        compute(in, 0, size, period, out);
    }

    /// The same over an input whose first value stands at `from`; `out` must be another array.
    static void compute(double[] in, int from, int size, int period, double[] out) {
        int first = from + warmUp(period);
        if (NotYet.everywhere(out, size, first)) {
            return;
        }
        double sum = 0;
        double lost = 0;
        for (int i = from; i < first; i++) {
            double next = sum + in[i];
            double part = next - sum;
            lost += (sum - (next - part)) + (in[i] - part);
            sum = next;
        }
        for (int i = first; i < size; i++) {
            double added = in[i];
            double full = sum + added;
            double part = full - sum;
            lost += (sum - (full - part)) + (added - part);
            out[i] = (full + lost) / period;
            double removed = -in[i - period + 1];
            sum = full + removed;
            double rest = sum - full;
            lost += (full - (sum - rest)) + (removed - rest);
        }
    }
}
