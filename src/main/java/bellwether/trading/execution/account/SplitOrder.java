package bellwether.trading.execution.account;

import bellwether.trading.execution.Bracket;
import bellwether.trading.execution.Distance;
import bellwether.trading.execution.ExitLevel;
import bellwether.trading.execution.Order;
import bellwether.trading.execution.OrderType;
import bellwether.trading.execution.Prices;
import bellwether.trading.execution.TapeAction;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/// An order with its prices in shares after a split.
final class SplitOrder {
    private SplitOrder() {}

    static Order of(Order order, TapeAction.Split split) {
        Bracket bracket = order.bracket();
        return new Order(
                order.id(),
                order.position(),
                order.side(),
                order.size(),
                type(order.type(), split),
                order.timeInForce(),
                order.reduceOnly(),
                new Bracket(
                        level(bracket.stop(), split),
                        level(bracket.target(), split),
                        distance(bracket.trail(), split),
                        bracket.trailAfterR()),
                order.oco(),
                order.rank(),
                order.origin());
    }

    static BigDecimal divided(BigDecimal price, TapeAction.Split split) {
        return Prices.divided(price.multiply(split.before()), split.after());
    }

    private static OrderType type(OrderType type, TapeAction.Split split) {
        return switch (type) {
            case OrderType.Limit(BigDecimal limit) -> OrderType.limit(divided(limit, split));
            case OrderType.Stop(BigDecimal stop) -> OrderType.stop(divided(stop, split));
            case OrderType.StopLimit(BigDecimal stop, BigDecimal limit) ->
                    OrderType.stopLimit(divided(stop, split), divided(limit, split));
            case OrderType.Trailing(Distance.Amount(BigDecimal amount)) ->
                    OrderType.trailing(new Distance.Amount(divided(amount, split)));
            case OrderType.Trailing _, OrderType.Market _, OrderType.MarketOnClose _ -> type;
        };
    }

    private static @Nullable ExitLevel level(@Nullable ExitLevel level, TapeAction.Split split) {
        return switch (level) {
            case null -> null;
            case ExitLevel.AtPrice(BigDecimal price) -> ExitLevel.at(divided(price, split));
            case ExitLevel.FromEntry(Distance.Amount(BigDecimal amount)) ->
                    new ExitLevel.FromEntry(new Distance.Amount(divided(amount, split)));
            case ExitLevel.FromEntry _, ExitLevel.RewardRisk _ -> level;
        };
    }

    private static @Nullable Distance distance(
            @Nullable Distance distance, TapeAction.Split split) {
        return distance instanceof Distance.Amount(BigDecimal amount)
                ? new Distance.Amount(divided(amount, split))
                : distance;
    }
}
