package bellwether.trading.portfolio.history;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/// How far the price went against closed shares and for them while they were held, in the currency
/// of the trade, 0 or more; null where it is not known.
///
/// @param unknown why it is not known; null where it is
public record TradeWay(
        @Nullable BigDecimal adverse, @Nullable BigDecimal favourable, @Nullable String unknown) {
    /// Of a trade that was closed while it was looked for.
    public static final TradeWay NOT_YET =
            new TradeWay(null, null, "it was closed just now; ask again");
}
