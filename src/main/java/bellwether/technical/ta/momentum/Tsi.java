package bellwether.technical.ta.momentum;

import bellwether.technical.ta.Stability;
import bellwether.technical.ta.WarmUp;
import bellwether.technical.ta.average.Ema;

/// True strength index: `100 × EMA(EMA(change, slow), fast) / EMA(EMA(|change|, slow), fast)`; −100
/// to 100.
///
/// Source: Blau 1991, each average seeded like TA-Lib's EMA. Warm-up: `slow + fast − 1`. No change
/// at all: 0.
public final class Tsi {
    private Tsi() {}

    public static int warmUp(int slow, int fast) {
        return slow + fast - 1;
    }

    public static int stableAfter(int slow, int fast) {
        return 2 * Stability.decay(warmUp(slow, fast), 1 - Ema.factor(Math.max(slow, fast)));
    }

    public static void compute(double[] in, int size, int slow, int fast, double[] out) {
        int first = warmUp(slow, fast);
        if (WarmUp.everywhere(out, size, first)) {
            return;
        }
        double slowFactor = Ema.factor(slow);
        double fastFactor = Ema.factor(fast);
        double change = 0;
        double movement = 0;
        for (int i = 1; i <= slow; i++) {
            change += (in[i] - in[i - 1]) / slow;
            movement += Math.abs(in[i] - in[i - 1]) / slow;
        }
        double average = change / fast;
        double averageSize = movement / fast;
        for (int i = slow + 1; i < size; i++) {
            double now = in[i] - in[i - 1];
            change += slowFactor * (now - change);
            movement += slowFactor * (Math.abs(now) - movement);
            if (i <= first) {
                average += change / fast;
                averageSize += movement / fast;
            } else {
                average += fastFactor * (change - average);
                averageSize += fastFactor * (movement - averageSize);
            }
            if (i >= first) {
                out[i] = averageSize == 0 ? 0 : 100 * Math.clamp(average / averageSize, -1.0, 1.0);
            }
        }
    }
}
