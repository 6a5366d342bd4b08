package bellwether.technical.ta.trend;

import bellwether.technical.ta.Series;
import bellwether.technical.ta.WarmUp;

/// Parabolic stop and reverse: a stop that closes in on the price the longer a trend makes new
/// extremes; price units.
///
/// `sar += acceleration × (extreme − sar)`; the acceleration grows by `step` with each new extreme,
/// up to `limit`; touched, the stop jumps to the extreme and the side changes. Source: Wilder 1978;
/// TA-Lib SAR, which begins short when the second bar's downward movement is the larger. Warm-up:
/// 1. Constant input: the constant.
///
/// While prices fall, all of them are turned upside down by `side`, so that one rule does for both:
/// the stop is below the `near` prices, and the `far` ones make the extremes.
public final class ParabolicSar {
    private ParabolicSar() {}

    public static int warmUp() {
        return 1;
    }

    public static void compute(Series bars, double step, double limit, double[] out) {
        double[] high = bars.high();
        double[] low = bars.low();
        int size = bars.size();
        if (WarmUp.everywhere(out, size, warmUp())) {
            return;
        }
        double start = Math.min(step, limit);
        double fall = low[0] - low[1];
        boolean rises = !(fall > 0 && high[1] - high[0] < fall);
        double side = rises ? 1 : -1;
        double[] near = rises ? low : high;
        double[] far = rises ? high : low;
        double stop = side * near[0];
        double extreme = side * far[1];
        double acceleration = start;
        double before = side * near[1];
        for (int i = 1; i < size; i++) {
            for (; i < size && side * near[i] > stop; i++) {
                out[i] = side * stop;
                double reached = side * far[i];
                if (reached > extreme) {
                    extreme = reached;
                    acceleration += start;
                    acceleration = acceleration > limit ? limit : acceleration;
                }
                double now = side * near[i];
                stop = least(stop + acceleration * (extreme - stop), before, now);
                before = now;
            }
            if (i < size) {
                side = -side;
                double[] other = near;
                near = far;
                far = other;
                before = side * near[Math.max(1, i - 1)];
                double now = side * near[i];
                stop = least(-extreme, before, now);
                out[i] = side * stop;
                extreme = side * far[i];
                acceleration = start;
                stop = least(stop + start * (extreme - stop), before, now);
                before = now;
            }
        }
    }

    private static double least(double a, double b, double c) {
        double least = b < a ? b : a;
        return c < least ? c : least;
    }
}
