package bellwether.trading.portfolio.http;

import bellwether.trading.execution.Lot;
import bellwether.trading.execution.Position;
import bellwether.trading.portfolio.OrderId;
import bellwether.trading.portfolio.Portfolio;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// Shares that were opened by one fill and are still there.
///
/// @param order that opened them; null where they are stated
/// @param stated somebody says at which price; no bar shows it
/// @param value what they were opened at, in the symbol's currency
/// @param costs of opening them
record ShownLot(
        String strategy,
        String ticker,
        @Nullable String order,
        boolean stated,
        LocalDate openedOn,
        BigDecimal quantity,
        BigDecimal value,
        BigDecimal costs,
        String currency) {
    static ShownLot of(Portfolio portfolio, Position position, Lot lot) {
        return new ShownLot(
                position.key().strategy(),
                position.key().symbol(),
                lot.isStated() ? null : new OrderId(portfolio.id(), lot.orderId()).toString(),
                lot.isStated(),
                lot.opened(),
                lot.quantity(),
                lot.value(),
                lot.costs(),
                position.currency());
    }
}
