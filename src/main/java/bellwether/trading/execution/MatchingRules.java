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
/// @param targetFirst whether a bar that reaches stop and target reaches the target first; also in
///   the bar of an entry by limit
/// @param trail which way a bar goes that a trailing stop follows
public record MatchingRules(
        boolean touchFillsLimit,
        boolean entryBarStopProven,
        boolean lockedBarsBlock,
        @Nullable BigDecimal volumeShare,
        boolean targetFirst,
        TrailPath trail) {
    public static final MatchingRules USUAL =
            new MatchingRules(false, false, true, new BigDecimal("0.1"));

    public MatchingRules {
        if (volumeShare != null) {
            volumeShare = Prices.positive("/volume_share", volumeShare);
        }
    }

    /// Stops come before targets, and trails as far as the close proves.
    public MatchingRules(
            boolean touchFillsLimit,
            boolean entryBarStopProven,
            boolean lockedBarsBlock,
            @Nullable BigDecimal volumeShare) {
        this(
                touchFillsLimit,
                entryBarStopProven,
                lockedBarsBlock,
                volumeShare,
                false,
                TrailPath.PROVEN);
    }

    /// The same with each assumption about the path of prices within a bar as it harms. Volume and
    /// locked bars are no assumptions and stay.
    public MatchingRules worst() {
        return new MatchingRules(
                false, false, lockedBarsBlock, volumeShare, false, TrailPath.STOPPED_INSIDE);
    }

    /// The same with each of these assumptions as it helps.
    public MatchingRules best() {
        return new MatchingRules(
                true, true, lockedBarsBlock, volumeShare, true, TrailPath.FOLLOWED_FIRST);
    }
}
