package bellwether.technical.ta.volume;

import bellwether.technical.ta.Series;
import bellwether.technical.ta.WarmUp;

/// Money flow index: the share of money, `typical × volume`, that came with a rising typical price;
/// 0 to 100.
///
/// Source: Quong and Soudack 1989; TA-Lib MFI. Warm-up: `period`. No money moved in the window: 0,
/// as TA-Lib answers. Sums carry their rounding error, as in [Sma].
public final class MoneyFlowIndex {
    private static final int FRESH_EVERY = 512;
    private static final double TOO_LARGE = 1e3;

    private MoneyFlowIndex() {}

    public static int warmUp(int period) {
        return period;
    }

    public static void compute(Series bars, int period, double[] out) {
        int size = bars.size();
        int i = warmUp(period);
        if (WarmUp.everywhere(out, size, i)) {
            return;
        }
        int every = Math.max(FRESH_EVERY, period);
        while (i < size) {
            i = run(bars, i, Math.min(size, i + every), period, out);
        }
    }

    /// Starts with fresh sums at `first` and returns the bar at which the next fresh sums are due.
    private static int run(Series bars, int first, int stop, int period, double[] out) {
        double[] high = bars.high();
        double[] low = bars.low();
        double[] close = bars.close();
        double[] volume = bars.volume();
        int size = bars.size();
        double rising = 0;
        double falling = 0;
        double before = typical(high, low, close, first - period);
        double oldBefore = before;
        for (int i = first - period + 1; i <= first; i++) {
            double typical = typical(high, low, close, i);
            double money = typical * volume[i];
            if (typical > before) {
                rising += money;
            } else if (typical < before) {
                falling += money;
            }
            before = typical;
            leave(typical, i + period, size, out);
        }
        out[first] = share(rising, falling);
        for (int i = first + 1; i < stop; i++) {
            double typical = typical(high, low, close, i);
            double money = typical * volume[i];
            double old = out[i];
            double oldMoney = old * volume[i - period];
            if (typical > before) {
                rising += money;
            } else if (typical < before) {
                falling += money;
            }
            if (old > oldBefore) {
                rising -= oldMoney;
                if (oldMoney > TOO_LARGE * rising) {
                    return i;
                }
            } else if (old < oldBefore) {
                falling -= oldMoney;
                if (oldMoney > TOO_LARGE * falling) {
                    return i;
                }
            }
            before = typical;
            oldBefore = old;
            leave(typical, i + period, size, out);
            out[i] = share(rising, falling);
        }
        return stop;
    }

    /// The price waits where the result of the bar on which it leaves the window will stand.
    private static void leave(double typical, int at, int size, double[] out) {
        if (at < size) {
            out[at] = typical;
        }
    }

    private static double typical(double[] high, double[] low, double[] close, int i) {
        return (high[i] + low[i] + close[i]) / 3;
    }

    private static double share(double rising, double falling) {
        double all = rising + falling;
        return all > 0 ? 100 * (rising / all) : 0;
    }
}
