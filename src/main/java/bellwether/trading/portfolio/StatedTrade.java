package bellwether.trading.portfolio;

import bellwether.platform.base.Refusal;
import bellwether.trading.execution.Lot;
import bellwether.trading.execution.OrderSide;
import java.math.BigDecimal;
import java.time.LocalDate;

/// A trade that somebody says was made. It stays marked as stated: no bar shows that it could be
/// had at this price.
///
/// @param ticker of the symbol, or a former one
/// @param quantity of shares as they were on that day, more than 0
/// @param price of one, in the symbol's price unit
/// @param costs beside, in the symbol's currency
/// @param reference unique in the portfolio: what is stated again by it is booked once
public record StatedTrade(
        String ticker,
        OrderSide side,
        BigDecimal quantity,
        BigDecimal price,
        BigDecimal costs,
        LocalDate date,
        String reference) {
    public StatedTrade {
        if (quantity.signum() <= 0) {
            throw Refusal.invalid(
                    "/quantity", "must be more than 0, was " + quantity.toPlainString());
        }
    }

    /// Shares, negative for a sale.
    public BigDecimal signed() {
        return side == OrderSide.BUY ? quantity : quantity.negate();
    }

    /// What its fill has in place of an order's id.
    public String fillId() {
        return Lot.STATED + reference;
    }

    /// The same trade by another reference.
    public StatedTrade by(String other) {
        return new StatedTrade(ticker, side, quantity, price, costs, date, other);
    }

    /// The same trade in other shares, such as those after a split.
    public StatedTrade in(BigDecimal shares, BigDecimal atPrice) {
        return new StatedTrade(ticker, side, shares, atPrice, costs, date, reference);
    }
}
