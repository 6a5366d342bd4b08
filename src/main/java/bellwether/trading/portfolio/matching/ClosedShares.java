package bellwether.trading.portfolio.matching;

import java.math.BigDecimal;
import java.time.LocalDate;

/// Shares of a strategy that were closed not long ago: a dividend of a day on which they were held
/// may be learnt after it.
///
/// @param quantity negative for a short
record ClosedShares(
        String strategy, String symbol, LocalDate opened, LocalDate closed, BigDecimal quantity) {
    boolean heldOver(LocalDate exDate) {
        return opened.isBefore(exDate) && !closed.isBefore(exDate);
    }
}
