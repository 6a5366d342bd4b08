package bellwether.research.analysis.plan;

import bellwether.research.analysis.vote.IndicatorPanel;
import java.math.BigDecimal;

/// The prices that matter on a bar, not rounded; also reported when there is no trade.
///
/// @param close of that bar
/// @param support the lowest low of the 20 bars before the last one
/// @param resistance the highest high of the 20 bars before the last one
/// @param ema20 the 20-bar moving average to which pullbacks go
/// @param atr the average true range of 14 bars
/// @param narrowHigh the highest high of the last ten bars
/// @param narrowLow the lowest low of the last ten bars
public record PlanLevels(
        BigDecimal close,
        BigDecimal support,
        BigDecimal resistance,
        BigDecimal ema20,
        BigDecimal atr,
        BigDecimal narrowHigh,
        BigDecimal narrowLow) {
    private static final int NARROW = 10;
    private static final int RANGE = 20;

    public static PlanLevels of(IndicatorPanel panel, int bar) {
        return new PlanLevels(
                BigDecimal.valueOf(panel.close(bar)),
                BigDecimal.valueOf(lowest(panel, bar - RANGE, bar - 1)),
                BigDecimal.valueOf(highest(panel, bar - RANGE, bar - 1)),
                BigDecimal.valueOf(panel.ema20[bar]),
                BigDecimal.valueOf(panel.atr[bar]),
                BigDecimal.valueOf(highest(panel, bar - NARROW + 1, bar)),
                BigDecimal.valueOf(lowest(panel, bar - NARROW + 1, bar)));
    }

    /// The same prices in other shares, of which one is so many of these.
    public PlanLevels divided(double shares) {
        return shares == 1
                ? this
                : new PlanLevels(
                        divided(close, shares),
                        divided(support, shares),
                        divided(resistance, shares),
                        divided(ema20, shares),
                        divided(atr, shares),
                        divided(narrowHigh, shares),
                        divided(narrowLow, shares));
    }

    private static BigDecimal divided(BigDecimal price, double shares) {
        return BigDecimal.valueOf(price.doubleValue() / shares);
    }

    private static double highest(IndicatorPanel panel, int from, int to) {
        double high = panel.series().high()[from];
        for (int i = from + 1; i <= to; i++) {
            high = Math.max(high, panel.series().high()[i]);
        }
        return high;
    }

    private static double lowest(IndicatorPanel panel, int from, int to) {
        double low = panel.series().low()[from];
        for (int i = from + 1; i <= to; i++) {
            low = Math.min(low, panel.series().low()[i]);
        }
        return low;
    }
}
