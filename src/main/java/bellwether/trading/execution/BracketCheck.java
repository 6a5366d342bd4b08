package bellwether.trading.execution;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/// Refuses brackets whose levels lie on the wrong side, as far as that is known before the fill.
final class BracketCheck {
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    private BracketCheck() {}

    static void check(OrderSide side, OrderType type, Bracket bracket) {
        BigDecimal stop = price(bracket.stop());
        BigDecimal target = price(bracket.target());
        BigDecimal entry = entry(type);
        String name = entry == null ? "" : entry.toPlainString() + " of a " + side.key();
        if (entry != null && stop != null) {
            below(side, stop, entry, "stop", "the entry " + name);
        }
        if (entry != null && target != null) {
            below(side.opposite(), target, entry, "target", "the entry " + name);
        }
        if (stop != null && target != null) {
            below(side, stop, target, "stop", "the target " + target.toPlainString());
        }
    }

    /// Refuses exits that lie on the wrong side of a price that the order may fill at, or at no
    /// price.
    ///
    /// @param words what the price is
    static void check(OrderSide side, Bracket bracket, BigDecimal price, String words) {
        BigDecimal stop = price(bracket.stop());
        BigDecimal target = price(bracket.target());
        if (stop != null) {
            below(side, stop, price, "stop", words);
        }
        if (target != null) {
            below(side.opposite(), target, price, "target", words);
        }
        ExitLevel down = side == OrderSide.BUY ? bracket.stop() : bracket.target();
        if (down instanceof ExitLevel.FromEntry(Distance.Percent(BigDecimal percent))
                && percent.compareTo(HUNDRED) >= 0) {
            throw Bracket.refusal(
                    "bracket.%s.percent must be below 100 for a %s, as it lies below the entry, was %s"
                            .formatted(
                                    side == OrderSide.BUY ? "stop" : "target",
                                    side.key(),
                                    percent.toPlainString()));
        }
    }

    private static void below(
            OrderSide side, BigDecimal level, BigDecimal other, String field, String words) {
        if (level.compareTo(other) * side.sign() >= 0) {
            throw Bracket.refusal(
                    "bracket.%s must be %s %s, was %s"
                            .formatted(
                                    field,
                                    side == OrderSide.BUY ? "below" : "above",
                                    words,
                                    level.toPlainString()));
        }
    }

    private static @Nullable BigDecimal price(@Nullable ExitLevel level) {
        return level instanceof ExitLevel.AtPrice(BigDecimal price) ? price : null;
    }

    static @Nullable BigDecimal entry(OrderType type) {
        return switch (type) {
            case OrderType.Limit(BigDecimal limit) -> limit;
            case OrderType.Stop(BigDecimal stop) -> stop;
            case OrderType.StopLimit(BigDecimal stop, BigDecimal limit) -> limit;
            case OrderType.Market _, OrderType.MarketOnClose _, OrderType.Trailing _ -> null;
        };
    }
}
