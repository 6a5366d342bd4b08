package bellwether.trading.execution;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/// How orders meet bars.
///
/// @param touchFillsLimit whether a limit fills where the price only touches it
/// @param entryBarStopProven whether a stop on the other side of a stop entry needs the close as
///   proof in the entry's bar
/// @param lockedBarsBlock whether daily bars of one price above (below) the last close allow no
///   buys (sells)
/// @param volumeShare the part of a bar's volume that may be traded, such as 0.1; null: no cap
public record MatchingRules(
        boolean touchFillsLimit,
        boolean entryBarStopProven,
        boolean lockedBarsBlock,
        @Nullable BigDecimal volumeShare) {
    public static final MatchingRules USUAL =
            new MatchingRules(false, false, true, new BigDecimal("0.1"));

    public MatchingRules {
        if (volumeShare != null) {
            volumeShare = Prices.positive("/volume_share", volumeShare);
        }
    }
}
