package bellwether.trading.portfolio.performance;

import bellwether.trading.execution.PositionKey;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// What one order opened and is still held, as a valuation counts it.
///
/// @param order that opened it
/// @param currency of all amounts
/// @param quantity of shares, negative for a short
/// @param cost what opening it took from cash, costs included; negative for a short
/// @param price of a share, in the unit of the symbol's prices; null where none is known
/// @param worth at that price; null like it
public record ValuedLot(
        PositionKey key,
        String order,
        String currency,
        BigDecimal quantity,
        BigDecimal cost,
        @Nullable BigDecimal price,
        @Nullable LocalDate pricedOn,
        @Nullable BigDecimal worth) {
    /// Nothing where no price is known.
    BigDecimal knownWorth() {
        return worth == null ? BigDecimal.ZERO : worth;
    }
}
