package bellwether.desk.fit.select;

import java.math.BigDecimal;
import java.util.Optional;

/// A position, or an order that would open one, that the portfolio has already, in its currency.
///
/// @param side 1 long, -1 short
/// @param loss to its stops; what has none counts in full
public record FitHolding(
        String ticker, int side, BigDecimal value, BigDecimal loss, Optional<String> sector) {}
