package bellwether.analysis;

import java.math.BigDecimal;
import java.math.RoundingMode;

/// The prices that matter just now; also reported when there is no trade.
///
/// @param close the last close
/// @param support the lowest low of the 20 bars before the last one
/// @param resistance the highest high of the 20 bars before the last one
/// @param ema20 the 20-bar moving average to which pullbacks go
/// @param atr the average true range of 14 bars
/// @param narrowHigh the highest high of the last ten bars
/// @param narrowLow the lowest low of the last ten bars
record Levels(
        BigDecimal close,
        BigDecimal support,
        BigDecimal resistance,
        BigDecimal ema20,
        BigDecimal atr,
        BigDecimal narrowHigh,
        BigDecimal narrowLow) {
    private static final int NARROW = 10;
    private static final int RANGE = 20;

    static Levels of(Panel panel) {
        int last = panel.lastBar();
        return new Levels(
                Prices.round(panel.close()),
                Prices.round(lowest(panel, last - RANGE, last - 1)),
                Prices.round(highest(panel, last - RANGE, last - 1)),
                Prices.round(panel.last(panel.ema20)),
                Prices.round(
                        panel.last(panel.atr),
                        Prices.scale(panel.close()) + 2,
                        RoundingMode.HALF_EVEN),
                Prices.round(highest(panel, last - NARROW + 1, last)),
                Prices.round(lowest(panel, last - NARROW + 1, last)));
    }

    private static double highest(Panel panel, int from, int to) {
        double high = panel.series().high()[from];
        for (int i = from + 1; i <= to; i++) {
            high = Math.max(high, panel.series().high()[i]);
        }
        return high;
    }

    private static double lowest(Panel panel, int from, int to) {
        double low = panel.series().low()[from];
        for (int i = from + 1; i <= to; i++) {
            low = Math.min(low, panel.series().low()[i]);
        }
        return low;
    }
}
