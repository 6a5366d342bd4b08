package bellwether.technical.ta.volume;

import bellwether.technical.ta.Series;
import bellwether.technical.ta.WarmUp;
import bellwether.technical.ta.average.Ema;

/// Chaikin oscillator: a quick exponential average of [AccumulationDistribution] less a slow one;
/// in shares.
///
/// Source: Chaikin; TA-Lib ADOSC, whose averages begin with the first bar's value. Warm-up: `slow −
/// 1`. Bars without range or volume: it fades to 0.
///
/// What runs along is how far each average stands above the total, so that the total itself, which
/// grows without end, is never needed.
public final class ChaikinOscillator {
    private ChaikinOscillator() {}

    public static int warmUp(int fast, int slow) {
        return Math.max(fast, slow) - 1;
    }

    public static int stableAfter(int fast, int slow) {
        return 2 * Ema.stableAfter(Math.max(fast, slow));
    }

    public static void compute(Series bars, int fast, int slow, double[] out) {
        double[] high = bars.high();
        double[] low = bars.low();
        double[] close = bars.close();
        double[] volume = bars.volume();
        int size = bars.size();
        int first = warmUp(fast, slow);
        if (WarmUp.everywhere(out, size, first)) {
            return;
        }
        double quickKept = 1 - Ema.factor(fast);
        double steadyKept = 1 - Ema.factor(slow);
        double quick = 0;
        double steady = 0;
        for (int i = 1; i < size; i++) {
            double flow = Cmf.multiplier(high[i], low[i], close[i]) * volume[i];
            quick = (quick - flow) * quickKept;
            steady = (steady - flow) * steadyKept;
            if (i >= first) {
                out[i] = quick - steady;
            }
        }
    }
}
