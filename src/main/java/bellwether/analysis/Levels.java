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
        int scale = Prices.scale(panel.close());
        int last = panel.lastBar();
        double high = Double.NEGATIVE_INFINITY;
        double low = Double.POSITIVE_INFINITY;
        for (int i = last - NARROW + 1; i <= last; i++) {
            high = Math.max(high, panel.series().high()[i]);
            low = Math.min(low, panel.series().low()[i]);
        }
        return new Levels(
                money(panel.close(), scale),
                money(panel.lowest20[last - 1], scale),
                money(panel.highest20[last - 1], scale),
                money(panel.last(panel.ema20), scale),
                money(panel.last(panel.atr), scale + 2),
                money(high, scale),
                money(low, scale));
    }

    private static BigDecimal money(double price, int scale) {
        return Prices.round(price, scale, RoundingMode.HALF_EVEN);
    }
}
