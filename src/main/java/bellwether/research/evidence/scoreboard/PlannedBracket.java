package bellwether.research.evidence.scoreboard;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/// A plan's prices, in the shares of the bar that it was made on.
///
/// @param side long or short
/// @param method how the entry was chosen; `last_close` is the next open
/// @param atr the average true range of 14 bars, where it is known
/// @param maxBars how long to hold at most, the bar of the entry the first
/// @param shares whose costs are counted
public record PlannedBracket(
        String side,
        String method,
        BigDecimal entry,
        BigDecimal stop,
        BigDecimal target,
        @Nullable Double atr,
        int maxBars,
        BigDecimal shares) {
    /// How long a position is held where the plan does not say.
    public static final int USUAL_BARS = 20;

    /// How many bars an entry is waited for.
    public static final int WAITING_BARS = 5;

    private static final String LAST_CLOSE = "last_close";

    /// 1 long, −1 short.
    public int sign() {
        return isLong() ? 1 : -1;
    }

    public boolean isLong() {
        return side.equals("long");
    }

    /// Whether it enters at the next open whatever the price is.
    public boolean isNextOpen() {
        return method.equals(LAST_CLOSE);
    }

    /// From entry to stop.
    public double risk() {
        return entry.subtract(stop).abs().doubleValue();
    }

    /// From entry to target.
    public double reward() {
        return target.subtract(entry).abs().doubleValue();
    }

    /// The same with the costs of so many shares.
    public PlannedBracket withShares(BigDecimal others) {
        return new PlannedBracket(side, method, entry, stop, target, atr, maxBars, others);
    }

    /// The same in other shares, of which one is so many of these.
    PlannedBracket divided(double ratio) {
        return ratio == 1
                ? this
                : new PlannedBracket(
                        side,
                        method,
                        divided(entry, ratio),
                        divided(stop, ratio),
                        divided(target, ratio),
                        atr == null ? null : Double.valueOf(atr / ratio),
                        maxBars,
                        shares);
    }

    private static BigDecimal divided(BigDecimal price, double ratio) {
        return BigDecimal.valueOf(price.doubleValue() / ratio);
    }
}
