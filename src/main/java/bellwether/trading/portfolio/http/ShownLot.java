package bellwether.trading.portfolio.http;

import bellwether.trading.execution.Lot;
import bellwether.trading.execution.Position;
import bellwether.trading.portfolio.OrderId;
import bellwether.trading.portfolio.Portfolio;
import java.math.BigDecimal;
import java.time.LocalDate;

/// Shares that were opened by one fill and are still there.
///
/// @param value what they were opened at, in the symbol's currency
/// @param costs of opening them
record ShownLot(
        String strategy,
        String ticker,
        String order,
        LocalDate openedOn,
        BigDecimal quantity,
        BigDecimal value,
        BigDecimal costs,
        String currency) {
    static ShownLot of(Portfolio portfolio, Position position, Lot lot) {
        return new ShownLot(
                position.key().strategy(),
                position.key().symbol(),
                new OrderId(portfolio.id(), lot.orderId()).toString(),
                lot.opened(),
                lot.quantity(),
                lot.value(),
                lot.costs(),
                position.currency());
    }
}
