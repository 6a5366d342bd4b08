package bellwether.technical.ta.volume;

import bellwether.technical.ta.Series;

/// Volume-weighted moving average: `Σ(close × volume) / Σ volume` of the last `period` bars, in the
/// units of the prices.
///
/// Source: the usual definition. Warm-up: `period − 1`. A window without volume: the last value.
public final class Vwma {
    private Vwma() {}

    public static int warmUp(int period) {
        return VolumeWeighted.warmUp(period);
    }

    public static void compute(Series bars, int period, double[] out) {
        VolumeWeighted.compute(VolumeWeighted.Of.CLOSE, bars, period, out);
    }
}
