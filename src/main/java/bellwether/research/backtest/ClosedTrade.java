package bellwether.research.backtest;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// An entry and the exits matched to it, first in, first out.
///
/// @param quantity of shares, positive
/// @param bars sessions held, the entry's the first
/// @param r net result ÷ what the first stop put at risk; absent without a stop
/// @param assumed one of its fills rests on an assumption about the path of prices within a bar
public record ClosedTrade(
        String symbol,
        TradeDirection direction,
        BigDecimal quantity,
        Leg entry,
        Leg exit,
        Money money,
        Excursion adverse,
        Excursion favourable,
        int bars,
        @Nullable Double r,
        TradeExit reason,
        boolean assumed) {
    /// Where a trade was entered or left.
    ///
    /// @param bar index of its bar in the run
    /// @param price mean over the fills
    public record Leg(LocalDate date, int bar, BigDecimal price) {}

    /// What a trade brought, in the currency of the account.
    ///
    /// @param gross before costs
    /// @param costs of both legs, slippage included, and borrow fees
    /// @param entered value of the entry
    public record Money(BigDecimal gross, BigDecimal costs, BigDecimal entered) {
        public BigDecimal net() {
            return gross.subtract(costs);
        }
    }

    /// How far the price went against or for the trade, as 0 or more.
    ///
    /// @param percent of the entry price
    /// @param r in multiples of the first stop's distance; absent without a stop
    public record Excursion(double percent, double money, @Nullable Double r) {}

    /// What it earned, as a fraction of what its entry cost.
    public double returned() {
        return money.net().doubleValue() / money.entered().doubleValue();
    }
}
