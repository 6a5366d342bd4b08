package bellwether.trading.execution.account;

import bellwether.trading.execution.Distance;
import bellwether.trading.execution.OrderSide;
import bellwether.trading.execution.OrderType;
import bellwether.trading.execution.Prices;
import java.math.BigDecimal;
import java.util.Optional;

/// Moves the levels of trailing orders.
final class TrailingStops {
    private final ExitPrices prices;

    TrailingStops(ExitPrices prices) {
        this.prices = prices;
    }

    /// Fixes the distance at this price, and the level where the trail has begun.
    ///
    /// @return false where the average true range is not known
    boolean fix(LiveOrder order, BigDecimal from) {
        Distance trail = trail(order);
        if (!(trail instanceof Distance.Percent)) {
            Optional<BigDecimal> size = prices.size(order, trail, from);
            if (size.isEmpty()) {
                return false;
            }
            order.trailDistance = size.get();
        }
        if (order.trailBegins == null) {
            order.stop = PriceLevel.of(behind(order, from));
        }
        return true;
    }

    private static Distance trail(LiveOrder order) {
        if (order.order.type() instanceof OrderType.Trailing(Distance trail)) {
            return trail;
        }
        throw new IllegalStateException(order.id() + " is no trailing order");
    }

    /// The level that belongs to this extreme of the price.
    private static BigDecimal behind(LiveOrder order, BigDecimal extreme) {
        BigDecimal size =
                order.trailDistance == null && trail(order) instanceof Distance.Percent(var percent)
                        ? ExitPrices.percentOf(extreme, percent)
                        : order.trailDistance == null ? BigDecimal.ZERO : order.trailDistance;
        return order.side == OrderSide.SELL ? extreme.subtract(size) : extreme.add(size);
    }

    /// Follows the price to this extreme.
    ///
    /// @return whether the level has moved
    boolean follow(LiveOrder order, double extreme) {
        int sign = order.side.sign();
        if (order.trailBegins != null) {
            if (order.trailBegins.compare(extreme) * sign > 0) {
                return false;
            }
            order.trailBegins = null;
        }
        PriceLevel now = order.stop;
        if (now != null && cannotMove(order, now, extreme)) {
            return false;
        }
        BigDecimal level = behind(order, Prices.exact(extreme));
        if (now != null && level.compareTo(now.exact()) * sign >= 0) {
            return false;
        }
        order.stop = PriceLevel.of(level);
        return true;
    }

    /// By doubles, with room for their errors.
    private static boolean cannotMove(LiveOrder order, PriceLevel now, double extreme) {
        if (order.trailDistance == null) {
            return false;
        }
        double level = extreme + order.side.sign() * order.trailDistance.doubleValue();
        return (level - now.approximate()) * order.side.sign() > Math.abs(level) * 1e-12 + 1e-7;
    }

    /// Whether this extreme would move the level.
    boolean wouldMove(LiveOrder order, double extreme) {
        return order.stop != null
                && order.trailBegins == null
                && behind(order, Prices.exact(extreme)).compareTo(order.stop.exact())
                                * order.side.sign()
                        < 0;
    }
}
