package bellwether.technical.ta.volume;

/// Volume-weighted moving average: `Σ(in × volume) / Σ volume` of the last `period` bars, in the
/// units of the input.
///
/// Source: the usual definition. Warm-up: `period − 1`. A window without volume: the last value.
public final class Vwma {
    private Vwma() {}

    public static int warmUp(int period) {
        return VolumeWeighted.warmUp(period);
    }

    public static void compute(double[] in, double[] volume, int size, int period, double[] out) {
        VolumeWeighted.compute(VolumeWeighted.Of.CLOSE, in, in, in, volume, size, period, out);
    }
}
