package bellwether.ta;

/// Chaikin oscillator: a quick exponential average of [AccumulationDistribution] less a slow one;
/// in shares.
///
/// Source: Chaikin; TA-Lib ADOSC, whose averages begin with the first bar's value. Warm-up: `slow −
/// 1`. Bars without range or volume: it fades to 0.
public final class ChaikinOscillator {
    private ChaikinOscillator() {}

    public static int warmUp(int fast, int slow) {
        return Math.max(fast, slow) - 1;
    }

    public static int stableAfter(int fast, int slow) {
        return 2 * Ema.stableAfter(Math.max(fast, slow));
    }

    public static void compute(
            double[] high,
            double[] low,
            double[] close,
            double[] volume,
            int size,
            int fast,
            int slow,
            double[] out) {
        int first = warmUp(fast, slow);
        if (NotYet.everywhere(out, size, first)) {
            return;
        }
        double fastFactor = Ema.factor(fast);
        double slowFactor = Ema.factor(slow);
        double total = Cmf.multiplier(high[0], low[0], close[0]) * volume[0];
        double quick = total;
        double steady = total;
        for (int i = 1; i < size; i++) {
            total += Cmf.multiplier(high[i], low[i], close[i]) * volume[i];
            quick += fastFactor * (total - quick);
            steady += slowFactor * (total - steady);
            if (i >= first) {
                out[i] = quick - steady;
            }
        }
    }
}
