package bellwether.trading.strategy.broker;

import bellwether.platform.base.Refusal;
import bellwether.trading.execution.Order;
import bellwether.trading.execution.OrderSize;
import bellwether.trading.execution.OrderType;
import bellwether.trading.execution.TimeInForce;
import bellwether.trading.portfolio.PortfolioId;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/// An order as a broker outside gets it.
///
/// @param key by which the broker knows it when it comes again
/// @param type `market`, `limit`, `stop`, `stop_limit` or `market_on_close`
/// @param timeInForce `gtc`, `day`, or the last day of one that is good till a date
public record BrokerOrder(
        String key,
        String symbol,
        String side,
        String type,
        BigDecimal quantity,
        @Nullable BigDecimal limit,
        @Nullable BigDecimal stop,
        String timeInForce,
        boolean reduceOnly) {
    /// An order of a portfolio.
    ///
    /// @throws Refusal where it asks for what is only matched here
    static BrokerOrder of(PortfolioId portfolio, Order order) {
        if (!(order.size() instanceof OrderSize.Shares(BigDecimal shares))) {
            throw Refusal.invalid(
                    "/size",
                    "must be a quantity of shares where the portfolio's broker is not paper");
        }
        if (!order.bracket().isEmpty() || order.oco() != null) {
            throw Refusal.invalid(
                    "/bracket",
                    "must be absent, and so must oco, where the portfolio's broker is not paper");
        }
        return new BrokerOrder(
                key(portfolio, order.id()),
                order.position().symbol(),
                order.side().key(),
                type(order.type()),
                shares,
                order.type().limitPrice(),
                order.type().stopPrice(),
                life(order.timeInForce()),
                order.reduceOnly());
    }

    static String key(PortfolioId portfolio, String orderId) {
        return portfolio + "/" + orderId;
    }

    private static String type(OrderType type) {
        return switch (type) {
            case OrderType.Market _ -> "market";
            case OrderType.Limit _ -> "limit";
            case OrderType.Stop _ -> "stop";
            case OrderType.StopLimit _ -> "stop_limit";
            case OrderType.MarketOnClose _ -> "market_on_close";
            case OrderType.Trailing _ ->
                    throw Refusal.invalid(
                            "/type",
                            "must not be trailing where the portfolio's broker is not paper");
        };
    }

    private static String life(TimeInForce life) {
        return switch (life) {
            case TimeInForce.GoodTillCancelled _ -> "gtc";
            case TimeInForce.Day _ -> "day";
            case TimeInForce.GoodTillDate(var date) -> date.toString();
        };
    }
}
