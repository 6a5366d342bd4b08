package bellwether.trading.portfolio.risk;

import bellwether.trading.execution.ExitLevel;
import bellwether.trading.execution.Order;
import bellwether.trading.execution.Prices;
import java.math.BigDecimal;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// An order with the prices that a check judges it by, in the symbol's price unit.
///
/// @param entry limit, stop or last price
/// @param atr null where it is not known
/// @param stop as stated, else proposed; null where neither is possible
/// @param target as stated, else proposed; null where neither is possible
record CheckedOrder(
        Order order,
        BigDecimal entry,
        @Nullable BigDecimal atr,
        @Nullable BigDecimal stop,
        @Nullable BigDecimal target,
        CheckTerms.Stated stated) {
    private static final BigDecimal STOP_ATR = BigDecimal.ONE;
    private static final BigDecimal TARGET_ATR = new BigDecimal("1.5");

    /// Empty where no price is known.
    static Optional<CheckedOrder> of(Order order, RiskAccount account) {
        BigDecimal limit = order.type().limitPrice();
        BigDecimal trigger = order.type().stopPrice();
        String ticker = order.position().symbol();
        return Optional.ofNullable(limit == null ? trigger : limit)
                .or(() -> account.mark(ticker))
                .map(entry -> of(order, entry, account.facts()));
    }

    private static CheckedOrder of(Order order, BigDecimal entry, TradeFacts facts) {
        String ticker = order.position().symbol();
        int sign = order.side().sign();
        ExitDistances exits = new ExitDistances(facts);
        BigDecimal atr = facts.averageRange(ticker).orElse(null);
        BigDecimal stop =
                exits.level(ticker, order.bracket().stop(), entry, -sign)
                        .orElseGet(() -> away(entry, atr, STOP_ATR, -sign));
        BigDecimal target =
                order.bracket().target() instanceof ExitLevel.RewardRisk(BigDecimal ratio)
                        ? beyond(entry, stop, ratio)
                        : exits.level(ticker, order.bracket().target(), entry, sign)
                                .orElseGet(() -> away(entry, atr, TARGET_ATR, sign));
        return new CheckedOrder(
                order,
                entry,
                atr,
                stop,
                target,
                new CheckTerms.Stated(
                        order.bracket().stop() != null, order.bracket().target() != null));
    }

    /// So many times as far from the entry as the stop is; null without a stop.
    private static @Nullable BigDecimal beyond(
            BigDecimal entry, @Nullable BigDecimal stop, BigDecimal ratio) {
        return stop == null
                ? null
                : Prices.plain(Prices.scaled(entry.add(entry.subtract(stop).multiply(ratio))));
    }

    /// Null where it is not known, or would be no price.
    private static @Nullable BigDecimal away(
            BigDecimal entry, @Nullable BigDecimal atr, BigDecimal multiple, int direction) {
        if (atr == null || atr.signum() <= 0) {
            return null;
        }
        BigDecimal level =
                Prices.scaled(
                        entry.add(atr.multiply(multiple).multiply(BigDecimal.valueOf(direction))));
        return level.signum() > 0 ? Prices.plain(level) : null;
    }

    /// Null without stop or target.
    @Nullable Double rewardRisk() {
        if (stop == null || target == null || stop.compareTo(entry) == 0) {
            return null;
        }
        return target.subtract(entry).doubleValue() / entry.subtract(stop).doubleValue();
    }

    /// Null without a stop or the average true range.
    @Nullable Double stopAtr() {
        return stop == null || atr == null || atr.signum() <= 0
                ? null
                : entry.subtract(stop).abs().doubleValue() / atr.doubleValue();
    }
}
