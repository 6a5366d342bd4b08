package bellwether.trading.portfolio.performance;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/// How far the price went against closed shares and for them while they were held.
///
/// @param reason why they are not known; null where they are
public record TradeExcursion(
        @Nullable Distance adverse, @Nullable Distance favourable, @Nullable String reason) {
    /// From the entry, 0 or more.
    ///
    /// @param percent of the entry's price
    /// @param amount of all the shares, in the currency of the trade
    public record Distance(double percent, BigDecimal amount) {}

    static TradeExcursion unknown(String reason) {
        return new TradeExcursion(null, null, reason);
    }
}
