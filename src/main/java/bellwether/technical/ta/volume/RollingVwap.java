package bellwether.technical.ta.volume;

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

    public static void compute(
            double[] high,
            double[] low,
            double[] close,
            double[] volume,
            int size,
            int period,
            double[] out) {
        VolumeWeighted.compute(
                VolumeWeighted.Of.TYPICAL, high, low, close, volume, size, period, out);
    }

    public static double typical(double high, double low, double close) {
        return (high + low + close) / 3;
    }
}
