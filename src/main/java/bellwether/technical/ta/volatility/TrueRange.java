package bellwether.technical.ta.volatility;

import bellwether.technical.ta.Input;
import bellwether.technical.ta.Series;
import java.util.List;

/// True range: `max(high − low, |high − previous close|, |low − previous close|)`, in the units of
/// the price.
///
/// Source: Wilder 1978; TA-Lib TRANGE. Warm-up: 1, as the first bar has no previous close. A bar
/// without movement: 0.
public final class TrueRange {
    private static final List<Input> PRICES = List.of(Input.HIGH, Input.LOW, Input.CLOSE);

    private TrueRange() {}

    public static int warmUp() {
        return 1;
    }

    public static void compute(Series bars, double[] out) {
        double[] high = bars.high();
        double[] low = bars.low();
        double[] close = bars.close();
        int size = bars.size();
        if (size == 0) {
            return;
        }
        // what stands at the same place of all arrays is worked on several places at a time
        System.arraycopy(close, 0, out, warmUp(), size - warmUp());
        for (int i = warmUp(); i < size; i++) {
            double previous = out[i];
            out[i] =
                    Math.max(
                            high[i] - low[i],
                            Math.max(Math.abs(high[i] - previous), Math.abs(low[i] - previous)));
        }
        out[0] = Double.NaN;
    }

    /// The same, but where the close before is not known the range of the bar alone, as [#of] has
    /// it; highs and lows are known.
    public static void computeKnown(Series bars, double[] out) {
        if (bars.isWhole(PRICES)) {
            compute(bars, out);
            return;
        }
        for (int i = warmUp(); i < bars.size(); i++) {
            out[i] = of(bars.high()[i], bars.low()[i], bars.close()[i - 1]);
        }
    }

    /// Mostly the previous close lies within the bar: then nothing is wider than the bar itself.
    public static double of(double high, double low, double previousClose) {
        return previousClose <= high && previousClose >= low
                ? high - low
                : widest(high, low, previousClose);
    }

    private static double widest(double high, double low, double previousClose) {
        double greatest = high - low;
        double up = Math.abs(high - previousClose);
        if (up > greatest) {
            greatest = up;
        }
        double down = Math.abs(low - previousClose);
        if (down > greatest) {
            greatest = down;
        }
        return greatest;
    }
}
