package bellwether.technical.ta.volume;

import bellwether.technical.ta.Series;

/// Volume-weighted average price of the last `period` bars: `Σ(typical × volume) / Σ volume`, in
/// the units of the price.
///
/// Typical price is `(high + low + close) / 3`. Source: the usual definition over a moving window.
/// Warm-up: `period − 1`. A window without volume: the last typical price.
public final class RollingVwap {
    private RollingVwap() {}

    public static int warmUp(int period) {
        return VolumeWeighted.warmUp(period);
    }

    public static void compute(Series bars, int period, double[] out) {
        VolumeWeighted.compute(VolumeWeighted.Of.TYPICAL, bars, period, out);
    }

    public static double typical(double high, double low, double close) {
        return (high + low + close) / 3;
    }
}
