package bellwether.technical.ta.trend;

import bellwether.technical.ta.Series;
import bellwether.technical.ta.WarmUp;
import bellwether.technical.ta.volatility.Atr;

/// Supertrend: a stop some average ranges from the middle of the bar that only ever closes in, and
/// flips when it is crossed.
///
/// `line` is in the units of the price, `direction` is 1 above it and −1 below. Basic bands: `(high
/// + low) / 2 ± multiple × ATR`. Source: Seban's published rules, with Wilder's [Atr]; it begins
///   upwards. Warm-up: `period`. Constant input: the constant.
public final class Supertrend {
    private Supertrend() {}

    public static int warmUp(int period) {
        return Atr.warmUp(period);
    }

    public static void compute(
            Series bars, int period, double multiple, double[] line, double[] direction) {
        double[] high = bars.high();
        double[] low = bars.low();
        double[] close = bars.close();
        int size = bars.size();
        Atr.compute(bars, period, line);
        int first = warmUp(period);
        if (WarmUp.everywhere(direction, size, first)) {
            return;
        }
        double ceiling = Double.POSITIVE_INFINITY;
        double floor = Double.NEGATIVE_INFINITY;
        boolean rising = true;
        for (int i = first; i < size; i++) {
            double middle = (high[i] + low[i]) / 2;
            double reach = multiple * line[i];
            ceiling = middle + reach < ceiling || close[i - 1] > ceiling ? middle + reach : ceiling;
            floor = middle - reach > floor || close[i - 1] < floor ? middle - reach : floor;
            rising = rising ? close[i] >= floor : close[i] > ceiling;
            line[i] = rising ? floor : ceiling;
            direction[i] = rising ? 1 : -1;
        }
    }
}
