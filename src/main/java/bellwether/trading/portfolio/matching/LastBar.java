package bellwether.trading.portfolio.matching;

import bellwether.market.bars.Bars;
import bellwether.trading.execution.Order;
import bellwether.trading.execution.OrderSide;
import bellwether.trading.execution.OrderStatus;
import bellwether.trading.execution.OrderType;
import java.math.BigDecimal;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Why the newest bar that an order has met did not fill it, as far as the bar shows it.
///
/// @param name of the bar for people, such as its date
/// @param volumeShare the part of a bar's volume that may be filled; null for all
record LastBar(
        String name, double high, double low, double volume, @Nullable BigDecimal volumeShare) {
    static LastBar of(SymbolTape tape, int bar, @Nullable BigDecimal volumeShare) {
        Bars raw = tape.raw();
        return new LastBar(
                tape.name(bar), raw.high()[bar], raw.low()[bar], raw.volume()[bar], volumeShare);
    }

    /// Empty where the bar alone does not show it.
    Optional<String> why(OrderStatus status) {
        if (volume == 0) {
            return Optional.of("The bar of %s has no volume: nothing was traded.".formatted(name));
        }
        Optional<String> price = unreached(status);
        if (price.isPresent()) {
            return price;
        }
        if (high == low) {
            return Optional.of(
                    "The bar of %s has one price, %s: above the last close it is taken as locked for buyers, below it for sellers."
                            .formatted(name, plain(high)));
        }
        boolean partly = status.progress().filled().signum() > 0;
        return partly && volume > 0 && volumeShare != null
                ? Optional.of(
                        "The bar of %s has a volume of %s, of which at most %s %% are filled; the rest waits."
                                .formatted(
                                        name,
                                        plain(volume),
                                        plain(100 * volumeShare.doubleValue())))
                : Optional.empty();
    }

    private Optional<String> unreached(OrderStatus status) {
        Order order = status.order();
        boolean buys = order.side() == OrderSide.BUY;
        BigDecimal limit = order.type().limitPrice();
        boolean isLimit =
                order.type() instanceof OrderType.Limit
                        || (order.type() instanceof OrderType.StopLimit && status.triggered());
        BigDecimal stop = isLimit || status.triggered() ? null : status.level();
        return isLimit ? limit(buys, limit) : stop(buys, stop, order.type());
    }

    private Optional<String> limit(boolean buys, @Nullable BigDecimal limit) {
        double best = buys ? low : high;
        if (limit == null || (buys ? best < limit.doubleValue() : best > limit.doubleValue())) {
            return Optional.empty();
        }
        return Optional.of(
                "The bar of %s has its %s at %s: it did not go through the limit %s."
                        .formatted(
                                name,
                                buys ? "low" : "high",
                                plain(best),
                                plain(limit.doubleValue())));
    }

    private Optional<String> stop(boolean buys, @Nullable BigDecimal stop, OrderType type) {
        double best = buys ? high : low;
        if (stop == null
                || type instanceof OrderType.Trailing
                || (buys ? best >= stop.doubleValue() : best <= stop.doubleValue())) {
            return Optional.empty();
        }
        return Optional.of(
                "The bar of %s has its %s at %s: it did not reach the stop %s."
                        .formatted(
                                name,
                                buys ? "high" : "low",
                                plain(best),
                                plain(stop.doubleValue())));
    }

    private static String plain(double number) {
        return BigDecimal.valueOf(number).stripTrailingZeros().toPlainString();
    }
}
