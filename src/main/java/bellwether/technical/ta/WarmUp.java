package bellwether.technical.ta;

import java.util.Arrays;

/// The stretch of an output in which an indicator has no value yet: NaN, never 0.
public final class WarmUp {
    private WarmUp() {}

    /// Writes NaN before `warmUp` and says whether that already covers all `size` bars.
    public static boolean everywhere(double[] out, int size, int warmUp) {
        Arrays.fill(out, 0, Math.min(size, warmUp), Double.NaN);
        return size <= warmUp;
    }
}
