package bellwether.desk.alert.fire;

import bellwether.trading.execution.Bracket;
import bellwether.trading.execution.OrderSide;
import bellwether.trading.execution.OrderSize;
import bellwether.trading.execution.OrderType;
import bellwether.trading.execution.TimeInForce;
import bellwether.trading.portfolio.OrderRequest;
import bellwether.trading.portfolio.PortfolioId;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.Set;

/// The paper order by which an alert is accepted: at the market, in the alert's symbol.
public record AlertOrder(PortfolioId portfolio, OrderSide side, BigDecimal quantity) {
    OrderRequest request(AlertId alert, String ticker) {
        return new OrderRequest(
                ticker,
                side,
                OrderSize.shares(quantity),
                OrderType.market(),
                TimeInForce.GTC,
                false,
                Bracket.NONE,
                Optional.empty(),
                Optional.empty(),
                Set.of(),
                origin(alert));
    }

    /// What an order of an alert says of where it comes from; also the key that makes it one.
    public static String origin(AlertId alert) {
        return "alert:" + alert;
    }
}
