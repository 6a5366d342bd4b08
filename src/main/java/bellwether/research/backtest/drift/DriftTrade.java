package bellwether.research.backtest.drift;

import bellwether.trading.execution.Fill;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// An entry order's fills and what closed them, first in, first out; what is still held is valued
/// at the last close.
///
/// @param sign 1 for a long trade, -1 for a short one
/// @param quantity of the last bar's shares
/// @param exit null while some of it is held
/// @param exitValue what all of it brought, or would at the last close
/// @param costs of both
record DriftTrade(
        String symbol,
        int sign,
        BigDecimal quantity,
        Leg entry,
        @Nullable Leg exit,
        BigDecimal exitValue,
        BigDecimal costs) {
    /// Where it was entered or left.
    ///
    /// @param order of the first fill of an entry, the last one of an exit
    /// @param fill the same
    /// @param value of all of its fills
    record Leg(LocalDate date, String order, Fill fill, BigDecimal value) {}

    BigDecimal gross() {
        BigDecimal gain = exitValue.subtract(entry.value());
        return sign < 0 ? gain.negate() : gain;
    }

    BigDecimal net() {
        return gross().subtract(costs);
    }

    /// Whether it was held at the close of a day.
    boolean isHeld(LocalDate day) {
        return !entry.date().isAfter(day) && (exit == null || exit.date().isAfter(day));
    }

    /// The first of them that was entered before a day and held at its close.
    static Optional<DriftTrade> heldOn(List<DriftTrade> trades, String symbol, LocalDate day) {
        return trades.stream()
                .filter(trade -> trade.symbol().equals(symbol))
                .filter(trade -> trade.entry().date().isBefore(day) && trade.isHeld(day))
                .findFirst();
    }

    BigDecimal mean(BigDecimal value) {
        return value.divide(quantity, MathContext.DECIMAL64);
    }
}
