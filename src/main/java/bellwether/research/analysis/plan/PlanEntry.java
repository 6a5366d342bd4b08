package bellwether.research.analysis.plan;

import bellwether.research.analysis.vote.Phrases;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;

/// Where and how to get in.
///
/// @param price a limit, a stop, or for [Method#LAST_CLOSE] the best estimate of the next open
public record PlanEntry(BigDecimal price, Method method, String words) {
    private static final BigDecimal WITHIN_REACH = new BigDecimal("0.5");
    private static final BigDecimal NARROW_RANGE = new BigDecimal("3");

    /// How the price was chosen.
    public enum Method {
        /// At the edge of a range that has been narrow for ten bars.
        CONSOLIDATION_EDGE,
        /// Where the price would leave its range of 20 bars.
        BREAKOUT,
        /// At the 20-bar moving average, to which the price is close.
        PULLBACK,
        /// No level is within reach: the last close.
        LAST_CLOSE;

        public String key() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /// To a price that can be ordered at.
    PlanEntry rounded(TickSize tick) {
        return new PlanEntry(tick.round(price, RoundingMode.HALF_EVEN), method, words);
    }

    /// The first level within half an average true range of the close, in the order of [Method].
    ///
    /// @param side +1 long, −1 short
    static PlanEntry choose(PlanLevels levels, int side) {
        BigDecimal edge = side > 0 ? levels.narrowHigh() : levels.narrowLow();
        if (isNarrow(levels) && near(levels, edge, side)) {
            return new PlanEntry(
                    edge,
                    Method.CONSOLIDATION_EDGE,
                    Phrases.fill(
                            "%s stop at the %s edge of a narrow range of ten bars",
                            side > 0 ? "buy" : "sell", side > 0 ? "upper" : "lower"));
        }
        BigDecimal barrier = side > 0 ? levels.resistance() : levels.support();
        if (near(levels, barrier, side)) {
            return new PlanEntry(
                    barrier,
                    Method.BREAKOUT,
                    Phrases.fill(
                            "%s stop where the price would break its 20-bar %s",
                            side > 0 ? "buy" : "sell", side > 0 ? "high" : "low"));
        }
        if (near(levels, levels.ema20(), -side)) {
            return new PlanEntry(
                    levels.ema20(),
                    Method.PULLBACK,
                    Phrases.fill(
                            "%s limit at the 20-bar moving average", side > 0 ? "buy" : "sell"));
        }
        return new PlanEntry(
                levels.close(),
                Method.LAST_CLOSE,
                "at the next open; best estimate: the last close");
    }

    private static boolean isNarrow(PlanLevels levels) {
        BigDecimal range = levels.narrowHigh().subtract(levels.narrowLow());
        return range.signum() > 0 && range.compareTo(levels.atr().multiply(NARROW_RANGE)) <= 0;
    }

    /// Whether `level` lies beyond the close in `direction`, and at most half an average true range
    /// away.
    private static boolean near(PlanLevels levels, BigDecimal level, int direction) {
        BigDecimal distance =
                level.subtract(levels.close()).multiply(BigDecimal.valueOf(direction));
        return distance.signum() > 0
                && distance.compareTo(levels.atr().multiply(WITHIN_REACH)) <= 0;
    }
}
