package bellwether.trading.strategy.mark;

import bellwether.trading.portfolio.StrategyId;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// What a strategy holds, or has held, of a symbol.
///
/// @param base currency of the portfolio
/// @param currency of the amounts
/// @param quantity negative for a short, 0 where it is closed
/// @param cost what opening it took, charges included; negative for a short: what it brought
/// @param realised profit of what is closed
/// @param rate of the currency in that of the portfolio; null where none is recent enough
/// @param walkedTo the day whose bar the account knows; splits after it are not booked yet
record MarkedLeg(
        StrategyId strategy,
        String base,
        String symbol,
        String currency,
        BigDecimal quantity,
        BigDecimal cost,
        BigDecimal realised,
        @Nullable BigDecimal rate,
        @Nullable LocalDate walkedTo) {
    boolean isOpen() {
        return quantity.signum() != 0;
    }

    /// Nothing of its amounts needs a rate.
    boolean isEmpty() {
        return !isOpen() && realised.signum() == 0;
    }
}
