package bellwether.ta;

/// Chaikin money flow: `Σ(multiplier × volume) / Σ volume` of the last `period` bars; −1 to 1.
///
/// The multiplier is where the bar closed in its range, `((close − low) − (high − close)) / (high −
/// low)`. Source: Chaikin. Warm-up: `period − 1`. A bar without range counts 0; a window without
/// volume: 0.
public final class Cmf {
    private Cmf() {}

    public static int warmUp(int period) {
        return period - 1;
    }

    public static void compute(
            double[] high,
            double[] low,
            double[] close,
            double[] volume,
            int size,
            int period,
            double[] out) {
        if (NotYet.everywhere(out, size, warmUp(period))) {
            return;
        }
        double flow = 0;
        double lostFlow = 0;
        double total = 0;
        double lostTotal = 0;
        for (int i = 0; i < size; i++) {
            double added = multiplier(high[i], low[i], close[i]) * volume[i];
            double next = flow + added;
            double part = next - flow;
            lostFlow += (flow - (next - part)) + (added - part);
            flow = next;
            next = total + volume[i];
            part = next - total;
            lostTotal += (total - (next - part)) + (volume[i] - part);
            total = next;
            int old = i - period;
            if (old >= 0) {
                double removed = -multiplier(high[old], low[old], close[old]) * volume[old];
                next = flow + removed;
                part = next - flow;
                lostFlow += (flow - (next - part)) + (removed - part);
                flow = next;
                next = total - volume[old];
                part = next - total;
                lostTotal += (total - (next - part)) + (-volume[old] - part);
                total = next;
            }
            if (old >= -1) {
                double sum = total + lostTotal;
                out[i] = sum <= 0 ? 0 : (flow + lostFlow) / sum;
            }
        }
    }

    static double multiplier(double high, double low, double close) {
        double range = high - low;
        return range > 0 ? ((close - low) - (high - close)) / range : 0;
    }
}
