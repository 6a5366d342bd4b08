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

    static Levels of(Panel panel) {
        int last = panel.lastBar();
        double high = Double.NEGATIVE_INFINITY;
        double low = Double.POSITIVE_INFINITY;
        for (int i = last - NARROW + 1; i <= last; i++) {
            high = Math.max(high, panel.series().high()[i]);
            low = Math.min(low, panel.series().low()[i]);
        }
        return new Levels(
                Prices.round(panel.close()),
                Prices.round(panel.lowest20[last - 1]),
                Prices.round(panel.highest20[last - 1]),
                Prices.round(panel.last(panel.ema20)),
                Prices.round(
                        panel.last(panel.atr),
                        Prices.scale(panel.close()) + 2,
                        RoundingMode.HALF_EVEN),
                Prices.round(high),
                Prices.round(low));
    }
}
