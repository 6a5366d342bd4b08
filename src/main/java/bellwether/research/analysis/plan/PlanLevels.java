package bellwether.research.analysis.plan;

import bellwether.research.analysis.vote.IndicatorPanel;
import java.math.BigDecimal;

/// The prices that matter just now, not rounded; also reported when there is no trade.
///
/// @param close the last close
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

    public static PlanLevels of(IndicatorPanel panel) {
        int last = panel.lastBar();
        return new PlanLevels(
                BigDecimal.valueOf(panel.close()),
                BigDecimal.valueOf(lowest(panel, last - RANGE, last - 1)),
                BigDecimal.valueOf(highest(panel, last - RANGE, last - 1)),
                BigDecimal.valueOf(panel.last(panel.ema20)),
                BigDecimal.valueOf(panel.last(panel.atr)),
                BigDecimal.valueOf(highest(panel, last - NARROW + 1, last)),
                BigDecimal.valueOf(lowest(panel, last - NARROW + 1, last)));
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
