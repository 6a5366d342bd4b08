package bellwether.trading.portfolio;

import bellwether.trading.execution.Bracket;
import bellwether.trading.execution.OrderSide;
import bellwether.trading.execution.OrderSize;
import bellwether.trading.execution.OrderType;
import bellwether.trading.execution.TimeInForce;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.Set;

/// An order as its owner asks for it.
///
/// @param oco the id of another open order of the symbol: what one fills, the other no longer wants
/// @param check the token of a check that was run before
/// @param allowed doubts about prices that it is placed in spite of
/// @param origin what asked for it, such as an alert; empty where a person did
public record OrderRequest(
        String ticker,
        OrderSide side,
        OrderSize size,
        OrderType type,
        TimeInForce timeInForce,
        boolean reduceOnly,
        Bracket bracket,
        Optional<String> oco,
        Optional<String> check,
        Set<PriceDoubt> allowed,
        String origin) {
    public OrderRequest {
        allowed = Set.copyOf(allowed);
    }

    /// The market order that closes a position, of shares that are negative for a short.
    static OrderRequest closing(String ticker, BigDecimal held) {
        return new OrderRequest(
                ticker,
                held.signum() > 0 ? OrderSide.SELL : OrderSide.BUY,
                OrderSize.shares(held.abs()),
                OrderType.market(),
                TimeInForce.GTC,
                true,
                Bracket.NONE,
                Optional.empty(),
                Optional.empty(),
                Set.of(),
                "close");
    }

    /// Whether it opens a position or enlarges one.
    ///
    /// @param held shares, negative for a short
    boolean opens(BigDecimal held) {
        if (reduceOnly) {
            return false;
        }
        boolean sameSide = held.signum() == 0 || held.signum() == side.sign();
        boolean turnsOver =
                size instanceof OrderSize.Shares(BigDecimal shares)
                        && shares.compareTo(held.abs()) > 0;
        return sameSide || turnsOver;
    }
}
