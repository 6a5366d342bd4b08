package bellwether.technical.ta.volume;

import bellwether.technical.ta.Series;

/// Chaikin money flow: `Σ(multiplier × volume) / Σ volume` of the last `period` bars; −1 to 1.
///
/// The multiplier is where the bar closed in its range, `((close − low) − (high − close)) / (high −
/// low)`. Source: Chaikin. Warm-up: `period − 1`. A bar without range counts 0; a window without
/// volume: 0.
public final class Cmf {
    private Cmf() {}

    public static int warmUp(int period) {
        return VolumeWeighted.warmUp(period);
    }

    public static void compute(Series bars, int period, double[] out) {
        VolumeWeighted.compute(VolumeWeighted.Of.PLACE, bars, period, out);
    }

    static double multiplier(double high, double low, double close) {
        double range = high - low;
        return range > 0 ? ((close - low) - (high - close)) / range : 0;
    }
}
