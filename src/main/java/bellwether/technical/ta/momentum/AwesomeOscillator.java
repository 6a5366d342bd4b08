package bellwether.technical.ta.momentum;

import bellwether.technical.ta.Series;
import bellwether.technical.ta.WarmUp;

/// Awesome oscillator: a quick simple average of the bars' middles less a slow one; in the units of
/// the price.
///
/// Source: Williams 1995. Warm-up: `slow − 1`. Constant input: 0. Sums carry their rounding error,
/// as in [Sma].
public final class AwesomeOscillator {
    private AwesomeOscillator() {}

    public static int warmUp(int fast, int slow) {
        return Math.max(fast, slow) - 1;
    }

    public static void compute(Series bars, int fast, int slow, double[] out) {
        double[] high = bars.high();
        double[] low = bars.low();
        int size = bars.size();
        if (WarmUp.everywhere(out, size, warmUp(fast, slow))) {
            return;
        }
        double quick = 0;
        double lostQuick = 0;
        double steady = 0;
        double lostSteady = 0;
        for (int i = 0; i < size; i++) {
            double added = middle(high, low, i);
            double next = quick + added;
            double part = next - quick;
            lostQuick += (quick - (next - part)) + (added - part);
            quick = next;
            next = steady + added;
            part = next - steady;
            lostSteady += (steady - (next - part)) + (added - part);
            steady = next;
            if (i >= fast) {
                double removed = -middle(high, low, i - fast);
                next = quick + removed;
                part = next - quick;
                lostQuick += (quick - (next - part)) + (removed - part);
                quick = next;
            }
            if (i >= slow) {
                double removed = -middle(high, low, i - slow);
                next = steady + removed;
                part = next - steady;
                lostSteady += (steady - (next - part)) + (removed - part);
                steady = next;
            }
            if (i >= warmUp(fast, slow)) {
                out[i] = (quick + lostQuick) / fast - (steady + lostSteady) / slow;
            }
        }
    }

    private static double middle(double[] high, double[] low, int i) {
        return (high[i] + low[i]) / 2;
    }
}
