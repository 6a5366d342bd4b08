package bellwether.ta;

/// Volume-weighted moving average: `Σ(in × volume) / Σ volume` of the last `period` bars, in the
/// units of the input.
///
/// Source: the usual definition. Warm-up: `period − 1`. A window without volume: the last value.
/// The sums carry their rounding error along (Knuth's two-sum), so they do not drift.
public final class Vwma {
    private Vwma() {}

    public static int warmUp(int period) {
        return period - 1;
    }

    public static void compute(double[] in, double[] volume, int size, int period, double[] out) {
        if (NotYet.everywhere(out, size, warmUp(period))) {
            return;
        }
        double paid = 0;
        double lostPaid = 0;
        double shares = 0;
        double lostShares = 0;
        for (int i = 0; i < size; i++) {
            double added = in[i] * volume[i];
            double next = paid + added;
            double part = next - paid;
            lostPaid += (paid - (next - part)) + (added - part);
            paid = next;
            next = shares + volume[i];
            part = next - shares;
            lostShares += (shares - (next - part)) + (volume[i] - part);
            shares = next;
            int old = i - period;
            if (old >= 0) {
                double removed = -in[old] * volume[old];
                next = paid + removed;
                part = next - paid;
                lostPaid += (paid - (next - part)) + (removed - part);
                paid = next;
                next = shares - volume[old];
                part = next - shares;
                lostShares += (shares - (next - part)) + (-volume[old] - part);
                shares = next;
            }
            if (old >= -1) {
                double all = shares + lostShares;
                out[i] = all > 0 ? (paid + lostPaid) / all : in[i];
            }
        }
    }
}
