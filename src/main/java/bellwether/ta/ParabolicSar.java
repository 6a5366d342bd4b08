package bellwether.ta;

/// Parabolic stop and reverse: a stop that closes in on the price the longer a trend makes new
/// extremes; price units.
///
/// `sar += acceleration × (extreme − sar)`; the acceleration grows by `step` with each new extreme,
/// up to `limit`; touched, the stop jumps to the extreme and the side changes. Source: Wilder 1978;
/// TA-Lib SAR, which begins short when the second bar's downward movement is the larger. Warm-up:
/// 1. Constant input: the constant.
public final class ParabolicSar {
    private ParabolicSar() {}

    public static int warmUp() {
        return 1;
    }

    public static void compute(
            double[] high, double[] low, int size, double step, double limit, double[] out) {
        if (NotYet.everywhere(out, size, warmUp())) {
            return;
        }
        double start = Math.min(step, limit);
        double fall = low[0] - low[1];
        boolean rising = !(fall > 0 && high[1] - high[0] < fall);
        double stop = rising ? low[0] : high[0];
        double extreme = rising ? high[1] : low[1];
        double acceleration = start;
        double top = high[1];
        double bottom = low[1];
        for (int i = 1; i < size; i++) {
            double previousTop = top;
            double previousBottom = bottom;
            top = high[i];
            bottom = low[i];
            boolean touched = rising ? bottom <= stop : top >= stop;
            if (touched) {
                rising = !rising;
                stop =
                        rising
                                ? lower(extreme, previousBottom, bottom)
                                : higher(extreme, previousTop, top);
                acceleration = start;
                extreme = rising ? top : bottom;
                out[i] = stop;
            } else {
                out[i] = stop;
                if (rising ? top > extreme : bottom < extreme) {
                    extreme = rising ? top : bottom;
                    acceleration += start;
                    if (acceleration > limit) {
                        acceleration = limit;
                    }
                }
            }
            stop += acceleration * (extreme - stop);
            stop = rising ? lower(stop, previousBottom, bottom) : higher(stop, previousTop, top);
        }
    }

    private static double lower(double a, double b, double c) {
        double least = b < a ? b : a;
        return c < least ? c : least;
    }

    private static double higher(double a, double b, double c) {
        double most = b > a ? b : a;
        return c > most ? c : most;
    }
}
