package bellwether.trading.execution.account;

import bellwether.trading.execution.MarginRules;
import bellwether.trading.execution.OrderRole;
import bellwether.trading.execution.OrderSide;
import bellwether.trading.execution.cost.TakerRule;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/// Cash that is kept for orders in shares: their price times the shares that would open a position,
/// and costs.
final class Reservations {
    private final AccountBook book;
    private final CostSheet costs;

    Reservations(AccountBook book, CostSheet costs) {
        this.book = book;
        this.costs = costs;
    }

    /// The part of an opening trade's value that must be covered.
    BigDecimal covered(OrderSide side) {
        MarginRules margin = book.rules.settings().margin();
        return side == OrderSide.BUY ? margin.longShare() : margin.shortShare();
    }

    /// Limit, stop or last mark; null where none is known.
    @Nullable BigDecimal price(LiveOrder order) {
        if (order.limit != null) {
            return order.limit.exact();
        }
        return order.stop != null ? order.stop.exact() : book.book(order).mark();
    }

    /// What should be reserved for an order that is as it is now.
    BigDecimal needed(LiveOrder order) {
        BigDecimal price = order.reservePrice;
        if (order.remaining == null
                || price == null
                || price.signum() <= 0
                || order.reducesOnly()
                || order.role == OrderRole.FORCED) {
            return BigDecimal.ZERO;
        }
        BigDecimal opening = order.remaining.subtract(closing(order)).max(BigDecimal.ZERO);
        if (opening.signum() == 0) {
            return BigDecimal.ZERO;
        }
        TakerRule taker = order.limit == null ? TakerRule.FULL : TakerRule.NONE;
        return costs.need(order, opening, TradeTerms.open(price, taker), covered(order.side));
    }

    /// Shares of it that would close a position.
    BigDecimal closing(LiveOrder order) {
        Holding holding = book.known(order);
        return holding != null && holding.sign() * order.side.sign() < 0
                ? holding.quantity().abs()
                : BigDecimal.ZERO;
    }

    /// After a fill, a split or a smaller quantity: never more than before, but for what a size has
    /// just become.
    void refresh(LiveOrder order) {
        if (order.reserved.signum() > 0) {
            order.reserved = needed(order).min(order.reserved);
        }
    }

    /// For the rest of a size that is resolved.
    void begin(LiveOrder order, BigDecimal price) {
        order.reservePrice = order.limit == null ? price : order.limit.exact();
        order.reserved = needed(order);
    }
}
