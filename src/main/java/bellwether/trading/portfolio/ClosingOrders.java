package bellwether.trading.portfolio;

import bellwether.platform.base.Refusal;
import bellwether.trading.execution.Lot;
import bellwether.trading.execution.Position;
import bellwether.trading.execution.PositionKey;
import java.math.BigDecimal;
import java.util.List;

/// Market orders that close what is held.
final class ClosingOrders {
    private ClosingOrders() {}

    /// All shares of a position.
    ///
    /// @throws Refusal where there are none
    static OrderRequest ofPosition(
            LockedAccount account, StrategyPlace place, TradedSymbol symbol) {
        BigDecimal held = account.quantity(key(place, symbol));
        if (held.signum() == 0) {
            throw Refusal.notFound(
                    "unknown_position",
                    "No position in %s in strategy %s."
                            .formatted(symbol.ticker(), place.strategy()));
        }
        return OrderRequest.closing(symbol.ticker(), held);
    }

    /// As many shares as are held of what one order opened.
    ///
    /// @throws Refusal where nothing of it is held
    static OrderRequest ofOrder(
            LockedAccount account, StrategyPlace place, TradedSymbol symbol, OrderId opened) {
        BigDecimal held =
                account.state().positions().stream()
                        .filter(position -> position.key().equals(key(place, symbol)))
                        .map(Position::lots)
                        .flatMap(List::stream)
                        .filter(lot -> lot.orderId().equals(opened.account()))
                        .map(Lot::quantity)
                        .reduce(BigDecimal.ZERO, BigDecimal::add);
        if (held.signum() == 0) {
            throw Refusal.notFound(
                    "unknown_position",
                    "Nothing that order %s opened in %s is held."
                            .formatted(opened, symbol.ticker()));
        }
        return OrderRequest.closing(symbol.ticker(), held);
    }

    private static PositionKey key(StrategyPlace place, TradedSymbol symbol) {
        return new PositionKey(place.strategy().toString(), symbol.ticker());
    }
}
